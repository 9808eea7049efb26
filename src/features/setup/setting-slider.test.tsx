import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { modelId } from '../../core/episode/step.ts'
import type { Forest } from '../../core/forest/forest.ts'
import { shippedTasks } from '../../core/tasks/registry.ts'
import { withTable } from '../../store/reading/read-forest.ts'
import { selectSetting } from '../../store/setting-selectors.ts'
import { setRouter } from '../../store/setup-actions.ts'
import { scriptedSteps } from '../../store/testing/scripted-steps.ts'
import { createYard, initialState } from '../../store/yard.ts'
import { YardProvider } from '../../store/yard-context.tsx'
import { SettingSlider } from './setting-slider.tsx'

let file: Forest
beforeAll(async () => {
  await shippedTasks.load('ledger')
  file = await scriptedSteps(['small', 'large'].map(modelId), 1)
})
afterEach(cleanup)

function show(routerId: string) {
  const yard = createYard({
    setup: {
      ...initialState.setup,
      taskId: 'ledger',
      questionId: 'ledger/test/0',
      routerId,
    },
    data: { ...initialState.data, forests: { ledger: { type: 'ready', ...withTable(file) } } },
  })
  render(
    <YardProvider yard={yard}>
      <SettingSlider />
    </YardProvider>,
  )
  return yard
}

describe('SettingSlider', () => {
  it('moves the threshold of the selected router', () => {
    const yard = show('log-prob-threshold')
    const slider = screen.getByRole<HTMLInputElement>('slider', { name: /^τ.*log-probability$/ })
    expect(slider.valueAsNumber).toBe(selectSetting(yard.getState()))
    fireEvent.change(slider, { target: { value: '-0.5' } })
    expect(selectSetting(yard.getState())).toBe(-0.5)
    expect(slider.getAttribute('aria-valuetext')).toBe('−0.50')
  })

  it('is shown only where the router has a control', () => {
    const yard = show('random')
    expect(screen.queryByRole('slider')).toBeNull()
    cleanup()
    setRouter(yard, 'entropy-threshold')
    render(
      <YardProvider yard={yard}>
        <SettingSlider />
      </YardProvider>,
    )
    expect(screen.getByRole('slider', { name: /^τ/ })).toBeDefined()
  })
})
