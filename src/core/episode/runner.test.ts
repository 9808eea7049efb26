import { describe, expect, it } from 'vitest'
import { atlas } from '../tasks/atlas/atlas.ts'
import { completionText } from '../tasks/atlas/prompts.ts'
import { PAIR } from '../testing/arbitraries.ts'
import { completionOf, scriptedWriter } from '../testing/scripted.ts'
import { type Run, type RunEvent, runEpisode } from './runner.ts'
import type { TreeNode } from './tree.ts'

const ID = 'atlas/test/0'
const { answer } = atlas.question(ID)
const SEARCH = completionText('Look.', `Search[${atlas.question(ID).passages[0]!.title}]`)
const FINISH = completionText('Done.', `Finish[${answer}]`)
const ADVICE = completionText('Go on.', '[Continue]')

async function play(run: Partial<Run> & Pick<Run, 'write'>): Promise<RunEvent[]> {
  const start: Run = {
    episode: atlas.begin(ID),
    taken: [],
    choose: () => PAIR.weak,
    origin: 'live',
    ...run,
  }
  const events: RunEvent[] = []
  for await (const event of runEpisode(start)) events.push(event)
  return events
}

const sayByTurn = (run: readonly string[]) => {
  let turn = 0
  return () => run[turn++]!
}

describe('runEpisode', () => {
  it('streams turn, text and step until the verdict', async () => {
    const { write } = scriptedWriter(sayByTurn([SEARCH, ADVICE, FINISH]))
    const events = await play({
      write,
      choose: ({ role }) => PAIR[role === 'teacher' ? 'strong' : 'weak'],
    })
    const turn = ['turn', 'text', 'text', 'step']
    expect(events.map(({ type }) => type)).toEqual([...turn, ...turn, ...turn])
    const steps = events.filter((event) => event.type === 'step')
    expect(steps.map(({ step }) => [step.name, step.model, step.origin])).toEqual([
      ['student-1', PAIR.weak, 'live'],
      ['teacher-1', PAIR.strong, 'live'],
      ['student-2', PAIR.weak, 'live'],
    ])
    expect(steps.map(({ verdict }) => verdict?.score ?? null)).toEqual([null, null, 1])
    expect(steps.at(-1)!.path).toEqual([PAIR.weak, PAIR.strong, PAIR.weak])
  })

  it('goes on after steps already taken, and ends at once after a verdict', async () => {
    const whole = await play({ write: scriptedWriter(sayByTurn([SEARCH, ADVICE, FINISH])).write })
    const nodes = whole.flatMap((event): TreeNode[] =>
      event.type === 'step' ? [{ step: event.step, verdict: event.verdict, branches: {} }] : [],
    )
    const rest = await play({
      write: scriptedWriter(sayByTurn([FINISH])).write,
      taken: nodes.slice(0, 2),
    })
    expect(rest.filter(({ type }) => type === 'step')).toEqual([whole.at(-1)])
    const { write, calls } = scriptedWriter(() => FINISH)
    expect(await play({ write, taken: nodes })).toEqual([])
    expect(calls.count).toBe(0)
  })

  it('stops at an interrupted completion, which is no step', async () => {
    const write: Run['write'] = async function* (_, prompt) {
      yield { type: 'completion', completion: completionOf(prompt, 'Thou', 'interrupted') }
    }
    const events = await play({ write })
    expect(events.map(({ type }) => type)).toEqual(['turn', 'interrupted'])
  })

  it('stops where the model ends without a completion', async () => {
    const write: Run['write'] = async function* (): AsyncGenerator<never> {}
    expect((await play({ write })).at(-1)).toEqual({ type: 'interrupted', path: [] })
  })

  it('lets a failure of the model through', async () => {
    const write: Run['write'] = () => {
      throw new Error('device lost')
    }
    await expect(play({ write })).rejects.toThrow('device lost')
  })
})
