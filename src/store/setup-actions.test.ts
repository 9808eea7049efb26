import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weight } from '../core/units.ts'
import {
  setAlpha,
  setBeta,
  setFreshQuestion,
  setLinked,
  setPreference,
  setQuestion,
  setSplit,
} from './setup-actions.ts'
import { createYard } from './yard.ts'

const preference = (yard: ReturnType<typeof createYard>) => yard.getState().setup.preference

describe('α and β', () => {
  it('sum to one while linked, whatever is moved', () => {
    const moves = fc.array(fc.tuple(fc.boolean(), fc.double({ min: -2, max: 2, noNaN: true })))
    fc.assert(
      fc.property(moves, (list) => {
        const yard = createYard()
        for (const [alpha, value] of list) (alpha ? setAlpha : setBeta)(yard, value)
        const { alpha, beta } = preference(yard)
        expect(alpha + beta).toBeCloseTo(1, 10)
        expect(alpha).toBeGreaterThanOrEqual(0)
        expect(alpha).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('move alone once freed, and meet again when linked', () => {
    const yard = createYard()
    setLinked(yard, false)
    setAlpha(yard, 0.9)
    expect(preference(yard)).toEqual({ alpha: 0.9, beta: 0.5 })
    setLinked(yard, true)
    expect(preference(yard)).toEqual({ alpha: 0.9, beta: 0.1 })
  })

  it('take a preset as it is', () => {
    const yard = createYard()
    setPreference(yard, { alpha: weight(0.8), beta: weight(0.2) })
    expect(yard.getState().setup).toMatchObject({
      preference: { alpha: 0.8, beta: 0.2 },
      linked: true,
    })
  })
})

describe('the question', () => {
  it('starts anew, on the path of the router', () => {
    const yard = createYard()
    yard.setState({ episode: { ...yard.getState().episode, chosenPath: [], playing: true } })
    setQuestion(yard, 'relay/train/3')
    expect(yard.getState().episode).toMatchObject({ chosenPath: null, cursor: 0, playing: false })
    expect(yard.getState().setup.split).toBe('train')
  })

  it('opens with its split, and a fresh one keeps the split', () => {
    const yard = createYard()
    setSplit(yard, 'validation')
    expect(yard.getState().setup.questionId).toBe('relay/validation/0')
    setFreshQuestion(yard, 'a b')
    expect(yard.getState().setup).toMatchObject({
      questionId: 'relay/fresh/a%20b/0',
      split: 'validation',
    })
  })
})
