import { describe, expect, it } from 'vitest'
import { weight } from '../../core/units.ts'
import type { Comparison, ScoredRouter } from './scored-routers.ts'
import {
  boundSentence,
  formatDollars,
  formatShare,
  gapSentence,
  leaderSentence,
  verdictSentence,
} from './words.ts'

const scored = (id: string, utility: number): ScoredRouter => ({
  id,
  name: id === 'oracle' ? 'Oracle' : 'All Weak',
  group: 'fixed',
  perf: 0.5,
  cost: 0.1,
  utility,
  setting: null,
})

describe('formatShare', () => {
  it('should write numbers as the tables do', () => {
    expect([0.314, -0.05, 1, 0, -0.001].map((value) => formatShare(value))).toEqual([
      '.31',
      '−.05',
      '1.00',
      '.00',
      '.00',
    ])
  })
})

describe('formatDollars', () => {
  it('should price a thousand questions in two digits', () => {
    expect([0, 0.00041, 0.0000123, 0.5].map(formatDollars)).toEqual([
      '$0',
      '$0.41',
      '$0.012',
      '$500',
    ])
  })
})

it('gapSentence() says on which side of the best control a router is, without an interval', () => {
  const [control, ahead] = [scored('all-weak', 0.2), { ...scored('policy', 0.25), name: 'Policy' }]
  expect(gapSentence({ router: ahead, control })).toBe(
    'Policy is .050 ahead of the best control, All Weak.',
  )
  expect(gapSentence({ router: { ...ahead, utility: 0.1 }, control })).toContain('.100 behind')
})

describe('leaderSentence', () => {
  it('should name the best router apart from the oracle', () => {
    const preference = { alpha: weight(0.5), beta: weight(0.5) }
    const text = leaderSentence(
      [scored('oracle', 0.4), scored('all-weak', 0.2), scored('random', 0.1)],
      preference,
    )
    expect(text).toBe(
      'At α .50 and β .50, All Weak is worth most: utility .20, from quality .50 at cost .10.',
    )
  })

  it('should rank nothing where nothing has a weight', () => {
    const text = leaderSentence([scored('all-weak', 0)], { alpha: weight(0), beta: weight(0) })
    expect(text).toContain('nothing counts')
  })

  it('should rank nothing where all are worth the same, as free models are where only cost counts', () => {
    const all = [scored('all-weak', 0), scored('oracle', 0), scored('random', 0)]
    expect(leaderSentence(all, { alpha: weight(0), beta: weight(1) })).toBe(
      'At α .00 and β 1.00, every router is worth the same.',
    )
  })
})

describe('boundSentence', () => {
  const said = (of: 'cost' | 'quality', target: number, reached: number) =>
    boundSentence(
      { of, target, reached, interval: { low: reached - 0.02, high: reached + 0.02 } },
      '240 test questions',
    )

  it('should say whether the bound holds, and whether chance may explain that it does not', () => {
    expect(said('cost', 0.3, 0.25)).toMatch(/^Cost at most .*so the bound holds[.]$/)
    expect(said('cost', 0.3, 0.31)).toContain('no more than chance explains')
    expect(said('cost', 0.3, 0.4)).toMatch(/so the bound is missed[.]$/)
    expect(said('quality', 0.75, 0.8)).toMatch(/^Quality at least .*so the bound holds[.]$/)
    expect(said('quality', 0.75, 0.6)).toMatch(/so the bound is missed[.]$/)
  })
})

describe('verdictSentence', () => {
  const learned: ScoredRouter = { ...scored('policy', 0.2), group: 'learned' }
  const comparison = (
    low: number,
    high: number,
    conclusion: Comparison['conclusion'],
    router: Comparison['router'] = learned,
  ) =>
    verdictSentence(
      {
        router,
        control: scored('all-weak', 0.2),
        difference: (low + high) / 2,
        interval: { low, high },
        conclusion,
      },
      300,
    )

  it('should claim a win only where the interval is above zero', () => {
    expect(comparison(0.01, 0.05, 'better')).toContain('beats the best control, All Weak, by .030')
    expect(comparison(-0.01, 0.05, 'open')).toContain('not shown to beat')
    expect(comparison(-0.05, -0.01, 'worse')).toContain('does not beat')
  })

  it('should name a rule', () => {
    const rule: Comparison['router'] = { ...scored('steer', 0.2), name: 'STEER', group: 'rule' }
    expect(comparison(0.01, 0.05, 'better', rule)).toContain('STEER beats the best control')
    expect(comparison(0, 0, 'open', rule)).toContain('so its rule gains nothing here')
  })

  it('should say so where the policy does what a control does', () => {
    expect(comparison(0, 0, 'open')).toContain('exactly what All Weak does')
  })
})
