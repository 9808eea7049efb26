import { expect, it } from 'vitest'
import { APART, pairsProtocol } from '../core/testing/pairs.ts'
import { runLive } from './live-run.ts'
import { selectGlimpses, selectNodes, selectPath } from './selectors.ts'
import { setRouter, setSetting, setTask } from './setup-actions.ts'
import type { LiveStatus } from './state.ts'
import { addMade, closedYard, madeTask, madeWriter, QUICK, SLOW } from './testing/made-task.ts'
import type { Yard } from './yard.ts'

/** Solver and teacher write side by side, and a choice is due for each. Only the solver is unsure of its first token. */
async function besideYard(routerId: string): Promise<Yard> {
  const yard = closedYard()
  const writer = madeWriter((role) => (role === 'solver' ? 2 : 0))
  addMade(yard, madeTask(pairsProtocol(2, true, APART)), writer)
  await setTask(yard, 'my-own-2')
  setRouter(yard, routerId)
  return yard
}

it('a choice at the start is made for its own roles, also of an ask beside the first', async () => {
  const yard = await besideYard('random')
  await runLive(yard)
  const steps = selectNodes(yard.getState()).map(({ step }) => [step.name, step.decides])
  expect(yard.getState().episode.live).toEqual({ type: 'idle' })
  expect(steps).toEqual([
    ['solver-1', ['solver']],
    ['teacher-1', ['teacher']],
    ['solver-2', ['solver']],
    ['teacher-2', ['teacher']],
  ])
})

it('what was looked at for one ask is billed beside its step, whatever is looked at for another', async () => {
  const yard = await besideYard('entropy-threshold')
  setSetting(yard, 'entropy-threshold', 1)
  await runLive(yard)
  const nodes = selectNodes(yard.getState())
  expect(nodes.map(({ step }) => step.model)).toEqual([SLOW, QUICK, SLOW, QUICK])
  const models = selectGlimpses(yard.getState()).map((glimpse) => glimpse?.model ?? null)
  expect(models).toEqual([QUICK, null, QUICK, null])
})

it('the screen shows the first of the steps that are written side by side, in its own words', async () => {
  const yard = await besideYard('all-strong')
  const shown: string[] = []
  const show = (live: LiveStatus) => {
    if (live.type === 'running') shown.push(`${live.name}: ${live.text}`)
  }
  yard.subscribe(({ episode }) => episode.live, show)
  await runLive(yard)
  expect(shown).toEqual([
    'solver-1: ',
    `solver-1: ${SLOW} as solver`,
    'solver-2: ',
    `solver-2: ${SLOW} as solver`,
  ])
  expect(selectPath(yard.getState())).toHaveLength(4)
})
