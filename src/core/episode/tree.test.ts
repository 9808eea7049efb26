import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PAIR } from '../testing/arbitraries.ts'
import { millis, tokens } from '../units.ts'
import { outcomeOf } from './outcome.ts'
import type { Role } from './prompt.ts'
import type { Verdict } from './protocol.ts'
import type { ModelId, Step } from './step.ts'
import {
  emptyTree,
  nodesAlong,
  type Path,
  pathOfAssignment,
  withEpisode,
  withNode,
} from './tree.ts'

const { weak, strong } = PAIR

const stepOf = (model: ModelId, text: string, role: Role = 'student'): Step => ({
  name: `${role}-1`,
  role,
  model,
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

const models = fc.constantFrom(weak, strong)

describe('withNode', () => {
  it('adds the step at its path, and changes no other', () => {
    fc.assert(
      fc.property(
        fc.array(models, { minLength: 1, maxLength: 6 }),
        fc.array(models, { minLength: 1, maxLength: 6 }),
        (first, second) => {
          const grow = (tree: ReturnType<typeof emptyTree>, path: Path, word: string) =>
            path.reduce((grown, model, k) => {
              const here = path.slice(0, k + 1)
              return nodesAlong(grown, here).length > k
                ? grown
                : withNode(grown, here, stepOf(model, `${word}-${k}`), null)
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

  it('keeps what follows where the text is the same, and drops it where it changed', () => {
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

  it('refuses a path that hangs in the air', () => {
    expect(() => withNode(emptyTree('q'), [], stepOf(weak, 'a'), null)).toThrow(RangeError)
    expect(() => withNode(emptyTree('q'), [weak, strong], stepOf(strong, 'b'), null)).toThrow(
      /small/,
    )
  })
})

it('withEpisode() takes steps from the start, beside what is there', () => {
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

describe('pathOfAssignment', () => {
  const tree = [[weak], [weak, strong], [weak, strong, weak]].reduce((grown, path) => {
    const role = path.length % 2 === 1 ? 'student' : 'teacher'
    return withNode(grown, path, stepOf(path.at(-1)!, 'a', role), null)
  }, emptyTree('q'))
  it('follows the roles as far as the tree goes', () => {
    expect(pathOfAssignment(tree, { student: weak, teacher: strong })).toEqual([weak, strong, weak])
    expect(pathOfAssignment(tree, { student: weak, teacher: weak })).toEqual([weak])
    expect(pathOfAssignment(tree, { student: strong, teacher: weak })).toEqual([])
  })

  it('goes on from steps already taken by others', () => {
    expect(pathOfAssignment(tree, { student: weak, teacher: weak }, [weak, strong])).toEqual([
      weak,
      strong,
      weak,
    ])
  })
})

describe('outcomeOf', () => {
  it('sums tokens by role', () => {
    const verdict = { answer: '', gold: 'x', score: 0, exactMatch: false } as Verdict
    const steps = [stepOf(weak, 'aa'), stepOf(strong, 'b', 'teacher'), stepOf(weak, 'cccc')]
    const outcome = outcomeOf({ student: weak, teacher: strong }, steps, verdict)
    expect(outcome.usage).toEqual({
      student: { tokensIn: 20, tokensOut: 6 },
      teacher: { tokensIn: 10, tokensOut: 1 },
    })
    expect(outcome).toMatchObject({ score: 0, exactMatch: false })
  })
})
