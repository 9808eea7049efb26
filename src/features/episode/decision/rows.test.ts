import { describe, expect, it } from 'vitest'
import { armsOf } from '../../../core/episode/arm.ts'
import { modelId } from '../../../core/episode/step.ts'
import { costNorm, quality } from '../../../core/units.ts'
import type { Due } from '../../../store/decision-selectors.ts'
import { arms, pointOf, preference } from '../fixture.ts'
import { decisionRows, foremostRows } from './rows.ts'

const worthsOf = (...perfs: readonly number[]) =>
  perfs.map((perf, at) => ({ perf: quality(perf), cost: costNorm(at / perfs.length) }))
const expecting = (due: Due, ...perfs: readonly number[]): Due => ({
  ...due,
  predictions: { worths: worthsOf(...perfs), origin: 'recorded' },
})

describe('decisionRows()', () => {
  it('weighs what is predicted and what was recorded by the same preference', () => {
    const point = expecting(pointOf(0, arms, 0, worthsOf(0, 1, 1, 1)), 0.4, 0.6, 0.5, 0.7)
    const rows = decisionRows(point, preference)
    const utilities = rows.map(({ predicted }) => predicted?.utility.toFixed(3))
    expect(utilities).toEqual(['0.200', '0.175', '0.000', '-0.025'])
    expect(rows.map(({ best }) => best)).toEqual([false, true, false, false])
    expect(rows.map(({ chosen }) => chosen)).toEqual([true, false, false, false])
    expect(rows.every(({ chance }) => chance === null)).toBe(true)
  })

  it('claims nothing that it was not given', () => {
    const point: Due = { ...pointOf(0, arms, 0), reply: { type: 'undecided', needs: 'outcomes' } }
    for (const row of decisionRows(point, preference)) {
      expect(row).toMatchObject({ predicted: null, recorded: null, best: false, chosen: false })
    }
  })

  it('gives the probability of each arm where the router draws', () => {
    const decision = { distribution: [0.1, 0.2, 0.3, 0.4], utilities: null, why: 'It draws.' }
    const point: Due = { ...pointOf(0, arms, 0), reply: { type: 'decided', decision, arm: 3 } }
    expect(decisionRows(point, preference).map(({ chance }) => chance)).toEqual([
      0.1, 0.2, 0.3, 0.4,
    ])
  })
})

describe('foremostRows()', () => {
  const rows = (size: number) => {
    const pool = Array.from({ length: size }, (_, at) => modelId(`m${at}`))
    const due = armsOf(pool, ['teacher', 'student'])
    const perfs = due.map((_, at) => 2 * (at / due.length))
    return decisionRows(expecting(pointOf(0, due, 0), ...perfs), preference)
  }

  it('keeps all of a few', () => {
    expect(foremostRows(rows(2), null)).toHaveLength(4)
  })

  it('keeps the chosen one, the one on screen and the best expected of many', () => {
    const places = foremostRows(rows(5), 3).map(({ place }) => place)
    expect(places).toEqual([0, 3, 21, 22, 23, 24])
  })
})
