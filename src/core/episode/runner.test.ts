import { describe, expect, it } from 'vitest'
import { atlas } from '../tasks/atlas/atlas.ts'
import { completionText } from '../tasks/atlas/prompts.ts'
import { ARMS, PAIR } from '../testing/arbitraries.ts'
import { pairsProtocol } from '../testing/pairs.ts'
import { completionOf, scriptedWriter } from '../testing/scripted.ts'
import { armOf } from './arm.ts'
import type { Role } from './prompt.ts'
import { type Choice, type Run, type RunEvent, runEpisode } from './runner.ts'
import { beginEpisode } from './running.ts'
import { NO_BRANCHES, type TreeNode } from './tree.ts'

const ID = 'atlas/test/0'
const { answer } = atlas.question(ID)
const SEARCH = completionText('Look.', `Search[${atlas.question(ID).passages[0]!.title}]`)
const FINISH = completionText('Done.', `Finish[${answer}]`)
const STRONG_TEACHER = armOf({ teacher: PAIR.strong, student: PAIR.weak })
const ADVICE = completionText('Go on.', '[Continue]')

async function play(run: Partial<Run> & Pick<Run, 'write'>): Promise<RunEvent[]> {
  const start: Run = {
    episode: atlas.begin(ID),
    taken: [],
    kept: null,
    choose: ({ ask }) => (ask.decides.length > 0 ? ARMS[0]! : null),
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
      choose: ({ ask }) => (ask.decides.length > 0 ? STRONG_TEACHER : null),
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
    expect(steps.map(({ step }) => step.decides)).toEqual([['teacher', 'student'], [], []])
    expect(steps.map(({ kept }) => kept)).toEqual(steps.map(() => STRONG_TEACHER))
  })

  it('continues after steps already taken, and ends at once after a verdict', async () => {
    const whole = await play({ write: scriptedWriter(sayByTurn([SEARCH, ADVICE, FINISH])).write })
    const nodes = whole.flatMap((event): TreeNode[] =>
      event.type === 'step'
        ? [{ step: event.step, verdict: event.verdict, branches: NO_BRANCHES }]
        : [],
    )
    const rest = await play({
      write: scriptedWriter(sayByTurn([FINISH])).write,
      taken: nodes.slice(0, 2),
      kept: ARMS[0]!,
    })
    expect(rest.filter(({ type }) => type === 'step')).toEqual([whole.at(-1)])
    const { write, calls } = scriptedWriter(() => FINISH)
    expect(await play({ write, taken: nodes })).toEqual([])
    expect(calls.count).toBe(0)
  })

  it('stops at an interrupted completion, which does not become a step', async () => {
    const write: Run['write'] = async function* (_, prompt) {
      yield { type: 'completion', completion: completionOf(prompt, 'Thou', 'interrupted') }
    }
    const events = await play({ write })
    expect(events.map(({ type }) => type)).toEqual(['turn', 'interrupted'])
  })

  it('stops if the stream ends without a completion', async () => {
    const write: Run['write'] = async function* (): AsyncGenerator<never> {}
    expect((await play({ write })).at(-1)).toEqual({ type: 'interrupted', path: [] })
  })

  it('passes a failure of the model on', async () => {
    const write: Run['write'] = () => {
      throw new Error('device lost')
    }
    await expect(play({ write })).rejects.toThrow('device lost')
  })
})

describe('asks that do not depend on each other', () => {
  const protocol = pairsProtocol(2, true)
  const begin = () => beginEpisode(protocol, protocol.start('q'))
  const SOLVER = armOf({ solver: PAIR.weak, teacher: PAIR.strong })
  const both = ({ ask }: Choice) => (ask.decides.length > 0 ? SOLVER : null)

  /** The teacher writes at once and the solver only after it: this would hang if the turns were written one by one. */
  function crossed() {
    let release = () => {}
    const written = new Promise<void>((resolve) => {
      release = resolve
    })
    const order: string[] = []
    const write: Run['write'] = async function* (arm, prompt) {
      const solver = 'solver' in arm.models
      if (solver && order.length === 0) await written
      order.push(solver ? 'solver' : 'teacher')
      const text = solver ? 'mine' : 'checked'
      yield { type: 'text', text, tokens: 1 }
      yield { type: 'completion', completion: completionOf(prompt, text) }
      if (!solver) release()
    }
    return { write, order }
  }

  it('are written in parallel, and become steps in the order in which they were asked', async () => {
    const { write, order } = crossed()
    const events = await play({ episode: begin(), choose: both, write })
    expect(order[0]).toBe('teacher')
    expect(events.slice(0, 2).map((event) => event.type === 'turn' && event.name)).toEqual([
      'solver-1',
      'teacher-1',
    ])
    const firstText = events.find((event) => event.type === 'text')
    expect(firstText).toMatchObject({ name: 'teacher-1', text: 'checked' })
    const steps = events.filter((event) => event.type === 'step')
    expect(steps.map(({ step }) => [step.name, step.completion.text])).toEqual([
      ['solver-1', 'mine'],
      ['teacher-1', 'checked'],
      ['solver-2', 'mine'],
      ['teacher-2', 'checked'],
    ])
    expect(steps.map(({ path }) => path.length)).toEqual([1, 2, 3, 4])
    expect(steps.at(-1)!.verdict).not.toBeNull()
  })

  it('keep the steps before an interrupted one, and nothing after it', async () => {
    const stopping = (role: Role): Run['write'] =>
      async function* ({ models }, prompt) {
        const stop = role in models ? 'interrupted' : 'end'
        yield { type: 'completion', completion: completionOf(prompt, 'x', stop) }
      }
    const namesWith = async (role: Role) => {
      const events = await play({ episode: begin(), choose: both, write: stopping(role) })
      expect(events.at(-1)?.type).toBe('interrupted')
      return events.flatMap((event) => (event.type === 'step' ? [event.step.name] : []))
    }
    expect(await namesWith('teacher')).toEqual(['solver-1'])
    expect(await namesWith('solver')).toEqual([])
  })

  it('show each choice its position in the episode', async () => {
    const seen: [string, number, number, number][] = []
    const events = await play({
      episode: begin(),
      write: crossed().write,
      choose: (choice) => {
        const { ask, path, taken, stage } = choice
        seen.push([ask.name, path.length, taken.length, stage])
        return both(choice)
      },
    })
    expect(seen).toEqual([
      ['solver-1', 0, 0, 0],
      ['teacher-1', 1, 0, 1],
      ['solver-2', 2, 2, 1],
      ['teacher-2', 3, 2, 2],
    ])
    const turns = events.filter((event) => event.type === 'turn')
    expect(turns.map(({ name, path }) => [name, path.length])).toEqual(
      seen.map(([name, before]) => [name, before]),
    )
  })
})

describe('a choice', () => {
  it('may look at the first few tokens that an arm would write', async () => {
    const limits: number[] = []
    const inner = scriptedWriter(() => FINISH).write
    const write: Run['write'] = (arm, prompt, maxTokens) => {
      limits.push(maxTokens)
      return inner(arm, prompt, maxTokens)
    }
    const looked: string[] = []
    await play({
      write,
      choose: async ({ look }) => {
        looked.push((await look(armOf({ student: PAIR.weak }), 1)).text)
        return ARMS[0]!
      },
    })
    expect(looked).toEqual([FINISH])
    expect(limits).toEqual([1, 96])
  })

  it.each([
    ['keeps a whole step that it looked at, if it then chooses its arm', 0, [96]],
    ['drops a whole step that it looked at, if it then chooses another arm', 3, [96, 96]],
  ])('%s', async (_, arm, written) => {
    const limits: number[] = []
    const inner = scriptedWriter(() => FINISH).write
    const events = await play({
      write: (by, prompt, maxTokens) => {
        limits.push(maxTokens)
        return inner(by, prompt, maxTokens)
      },
      choose: async ({ look }) => {
        await look(armOf({ student: PAIR.weak }), Number.POSITIVE_INFINITY)
        return ARMS[arm]!
      },
    })
    expect(limits).toEqual(written)
    const [step] = events.filter((event) => event.type === 'step')
    expect(step?.step.completion.text).toBe(FINISH)
  })

  it('must be made if no model holds the role yet', async () => {
    const { write } = scriptedWriter(() => FINISH)
    await expect(play({ write, choose: () => null })).rejects.toThrow(
      /No model was chosen for the role "student"/,
    )
  })
})
