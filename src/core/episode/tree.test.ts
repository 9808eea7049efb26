import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PAIR } from '../testing/arbitraries.ts'
import { millis, tokens } from '../units.ts'
import { armOf, variantId } from './arm.ts'
import type { Role } from './prompt.ts'
import type { Step } from './step.ts'
import {
  armIdOf,
  emptyTree,
  nodesAlong,
  type Path,
  pathOfArm,
  withEpisode,
  withNode,
} from './tree.ts'

const weak = variantId(PAIR.weak, null)
const strong = variantId(PAIR.strong, null)
const adapted = variantId(PAIR.weak, 'for this question')
const WRITERS: ReadonlyMap<string, Pick<Step, 'model' | 'adapter'>> = new Map([
  [weak, { model: PAIR.weak, adapter: null }],
  [strong, { model: PAIR.strong, adapter: null }],
  [adapted, { model: PAIR.weak, adapter: 'for this question' }],
])

const stepOf = (arm: string, text: string, role: Role = 'student'): Step => ({
  name: `${role}-1`,
  role,
  decides: [],
  ...WRITERS.get(arm)!,
  prompt: [],
  completion: {
    text,
    tokensIn: tokens(10),
    tokensOut: tokens(text.length),
    latency: millis(1),
    meanLogProb: -1,
    firstTokenEntropy: 0,
    stop: 'end',
  },
  parsed: { thought: '', action: { type: 'continue' }, observation: null, right: null },
  origin: 'live',
})

const arms = fc.constantFrom(weak, strong, adapted)

describe('withNode', () => {
  it('adds the step at its path, and changes no other step', () => {
    fc.assert(
      fc.property(
        fc.array(arms, { minLength: 1, maxLength: 6 }),
        fc.array(arms, { minLength: 1, maxLength: 6 }),
        (first, second) => {
          const grow = (tree: ReturnType<typeof emptyTree>, path: Path, word: string) =>
            path.reduce((grown, arm, k) => {
              const here = path.slice(0, k + 1)
              return nodesAlong(grown, here).length > k
                ? grown
                : withNode(grown, here, stepOf(arm, `${word}-${k}`), null)
            }, tree)
          const one = grow(emptyTree('q'), first, 'one')
          const both = grow(one, second, 'two')
          expect(nodesAlong(both, first).map(({ step }) => step)).toEqual(
            nodesAlong(one, first).map(({ step }) => step),
          )
          expect(nodesAlong(both, second)).toHaveLength(second.length)
        },
      ),
    )
  })

  it('keeps what follows a step if its text is the same, and drops it if the text changed', () => {
    const tree = withNode(
      withNode(emptyTree('q'), [weak], stepOf(weak, 'a'), null),
      [weak, strong],
      stepOf(strong, 'b'),
      null,
    )
    const again = withNode(tree, [weak], stepOf(weak, 'a'), null)
    expect(nodesAlong(again, [weak, strong])).toHaveLength(2)
    const changed = withNode(tree, [weak], stepOf(weak, 'other'), null)
    expect(nodesAlong(changed, [weak, strong])).toHaveLength(1)
    expect(nodesAlong(tree, [weak, strong])).toHaveLength(2)
  })

  it('refuses a path whose earlier steps are missing', () => {
    expect(() => withNode(emptyTree('q'), [], stepOf(weak, 'a'), null)).toThrow(RangeError)
    expect(() => withNode(emptyTree('q'), [weak, strong], stepOf(strong, 'b'), null)).toThrow(
      /small/,
    )
  })
})

it('withEpisode() adds steps from the start, and keeps the branches that are there', () => {
  const one = withEpisode(emptyTree('q'), [
    { step: stepOf(weak, 'a'), verdict: null },
    { step: stepOf(weak, 'b'), verdict: null },
  ])
  const both = withEpisode(one, [
    { step: stepOf(weak, 'a'), verdict: null },
    { step: stepOf(strong, 'c'), verdict: null },
  ])
  expect(nodesAlong(both, [weak, weak]).map(({ step }) => step.completion.text)).toEqual(['a', 'b'])
  expect(nodesAlong(both, [weak, strong])).toHaveLength(2)
})

describe('pathOfArm', () => {
  const tree = [[weak], [weak, strong], [weak, strong, weak]].reduce((grown, path) => {
    const role = path.length % 2 === 1 ? 'student' : 'teacher'
    return withNode(grown, path, stepOf(path.at(-1)!, 'a', role), null)
  }, emptyTree('q'))
  const players = (student: string, teacher: string) =>
    armOf({ student: WRITERS.get(student)!.model, teacher: WRITERS.get(teacher)!.model })

  it('follows the roles as far as the tree reaches', () => {
    expect(pathOfArm(tree, players(weak, strong))).toEqual([weak, strong, weak])
    expect(pathOfArm(tree, players(weak, weak))).toEqual([weak])
    expect(pathOfArm(tree, players(strong, weak))).toEqual([])
  })

  it('continues after steps that other models took', () => {
    expect(pathOfArm(tree, players(weak, weak), [weak, strong])).toEqual([weak, strong, weak])
  })

  it('refuses an arm without a model for a role that speaks', () => {
    expect(() => pathOfArm(tree, armOf({ teacher: PAIR.weak }))).toThrow(/student/)
  })
})

it('a model and the same model with an adapter are two branches', () => {
  const tree = [weak, adapted].reduce(
    (grown, arm) => withNode(grown, [arm], stepOf(arm, arm), null),
    emptyTree('q'),
  )
  expect([...tree.branches.keys()]).toEqual([weak, adapted])
  for (const arm of [weak, adapted]) {
    const [node] = nodesAlong(tree, [arm])
    expect(node!.step.completion.text).toBe(arm)
    expect(armIdOf(node!.step)).toBe(arm)
  }
  expect(nodesAlong(tree, [strong])).toEqual([])
})
