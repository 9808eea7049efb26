import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { selectQuestion } from '../../store/episode-view.ts'
import { createYard } from '../../store/yard.ts'
import { YardProvider } from '../../store/yard-context.tsx'
import { FreshQuestion } from './fresh-question.tsx'

afterEach(cleanup)

function typed(seed: string) {
  const yard = createYard()
  render(
    <YardProvider yard={yard}>
      <FreshQuestion />
    </YardProvider>,
  )
  fireEvent.click(screen.getByText('Fresh question'))
  fireEvent.change(screen.getByRole('textbox', { name: 'Seed' }), { target: { value: seed } })
  return { yard, make: screen.getByRole<HTMLButtonElement>('button', { name: 'Make' }) }
}

it('makes a question from a seed of any letters', () => {
  const { yard, make } = typed('ä'.repeat(34))
  fireEvent.click(make)
  const { questionId } = yard.getState().setup
  expect(questionId).toContain('/fresh/%C3%A4')
  expect(selectQuestion(yard.getState()).id).toBe(questionId)
})

it('says that a seed is too long, and makes no question', () => {
  const { make } = typed('ä'.repeat(201))
  expect(make.disabled).toBe(true)
  expect(screen.getByRole('status').textContent).toContain('at most 200 letters; this one has 201')
})
