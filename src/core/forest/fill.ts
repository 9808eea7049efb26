/**
 * Runs all episodes of a question for a recording: every arm at every decision point. A beginning that episodes share is run
 * once, and no arm is given the same prompt twice.
 */
import { type Arm, type ArmId, armFor, rolesOf, withArm } from '../episode/arm.ts'
import type { Role } from '../episode/prompt.ts'
import type { Ask, Verdict } from '../episode/protocol.ts'
import { completionOf, takeStep, verdictOf, type Write } from '../episode/runner.ts'
import type { RunningEpisode } from '../episode/running.ts'
import type { Step } from '../episode/step.ts'
import { armIdOf } from '../episode/tree.ts'
import type { AskKind, Variant } from './forest.ts'
import type { Interner } from './interner.ts'
import { END, type StateGraph } from './state-graph.ts'

interface Edge {
  readonly arm: ArmId
  readonly step: Step
  readonly next: number
  readonly verdict: Verdict | null
}

interface State {
  readonly episode: RunningEpisode
  readonly edges: Edge[]
}

/** The tables that a graph's columns point into. */
export interface GraphTables {
  readonly texts: Interner<string>
  readonly asks: Interner<AskKind>
  readonly variants: Interner<Variant>
}

/** The episodes of one question as they are run. */
export class EpisodeFiller {
  private readonly states: State[]
  private readonly armsOf: (roles: readonly Role[]) => readonly Arm[]
  private readonly write: Write

  /** `armsOf` lists the arms of a decision point at which a choice is due for these roles. */
  constructor(
    episode: RunningEpisode,
    armsOf: (roles: readonly Role[]) => readonly Arm[],
    write: Write,
  ) {
    this.states = [{ episode, edges: [] }]
    this.armsOf = armsOf
    this.write = write
  }

  /** Runs every arm at every decision point. Throws an Error if a model is interrupted: no recording is unfinished. */
  async runAll(): Promise<void> {
    const seen = new Set<string>()
    const waiting: { readonly state: number; readonly kept: Arm | null }[] = []
    const visit = (state: number, kept: Arm | null) => {
      const still = kept && without(kept, this.askAt(state).decides)
      const key = `${state} ${still?.id ?? ''}`
      if (seen.has(key)) return
      seen.add(key)
      waiting.push({ state, kept: still })
    }
    visit(0, null)
    for (let at = 0; at < waiting.length; at++) {
      const { state, kept } = waiting[at]!
      const { role, decides } = this.askAt(state)
      const chosen = decides.length > 0 ? this.armsOf(decides) : []
      for (const arm of decides.length > 0 ? chosen.map((each) => withArm(kept, each)) : [kept]) {
        if (!arm) throw new RangeError(`No model was chosen for the role "${role}"`)
        const { next } = await this.run(state, armFor(arm, role))
        if (next !== END) visit(next, arm)
      }
    }
  }

  private askAt(state: number): Ask {
    const { turn } = this.states[state]!.episode
    if (turn.type === 'verdict') throw new RangeError('EpisodeFiller: the episode is over')
    return turn
  }

  private async run(at: number, arm: Arm): Promise<Edge> {
    const { edges, episode } = this.states[at]!
    const known = edges.find((edge) => edge.arm === arm.id)
    if (known) return known
    const { role, prompt, maxTokens } = this.askAt(at)
    const completion = await completionOf(this.write(arm, prompt, maxTokens))
    if (completion.stop === 'interrupted') {
      throw new Error(`The model "${arm.models[role]}" was interrupted`)
    }
    const taker = { model: arm.models[role]!, adapter: arm.adapters[role]?.id ?? null }
    const { step, next } = takeStep(episode, taker, completion, 'recorded')
    const twin = edges.find((edge) => edge.step.completion.text === completion.text)
    const verdict = verdictOf(next)
    const edge: Edge = {
      arm: armIdOf(step),
      step,
      verdict,
      next: verdict ? END : (twin?.next ?? this.add(next)),
    }
    edges.push(edge)
    return edge
  }

  private add(episode: RunningEpisode): number {
    return this.states.push({ episode, edges: [] }) - 1
  }

  /** Everything that was run, as a graph whose columns point into the given tables. */
  graph({ texts, asks, variants }: GraphTables): StateGraph {
    const edges = this.states.flatMap((state) => state.edges)
    const completion = <T>(read: (step: Step['completion']) => T) =>
      edges.map(({ step }) => read(step.completion))
    const firstEdge = new Uint32Array(this.states.length + 1)
    for (const [at, state] of this.states.entries()) {
      firstEdge[at + 1] = firstEdge[at]! + state.edges.length
    }
    return {
      firstEdge,
      // Only the fields that a file keeps: an ask also has a prompt, a step its texts.
      ask: Uint8Array.from(this.states.keys(), (state) => {
        const { role, decides } = this.askAt(state)
        return asks.add({ role, decides })
      }),
      variant: Uint8Array.from(edges, ({ step: { model, adapter } }) =>
        variants.add({ model, adapter }),
      ),
      text: Uint32Array.from(completion(({ text }) => texts.add(text))),
      tokensIn: Uint32Array.from(completion(({ tokensIn }) => tokensIn)),
      tokensOut: Uint32Array.from(completion(({ tokensOut }) => tokensOut)),
      latency: Float64Array.from(completion(({ latency }) => latency)),
      meanLogProb: Float64Array.from(completion((each) => each.meanLogProb ?? Number.NaN)),
      firstTokenEntropy: Float64Array.from(
        completion((each) => each.firstTokenEntropy ?? Number.NaN),
      ),
      cut: Uint8Array.from(completion(({ stop }) => (stop === 'end' ? 0 : 1))),
      next: Int32Array.from(edges, ({ next }) => next),
      score: Float64Array.from(edges, ({ verdict }) => verdict?.score ?? Number.NaN),
      exactMatch: Uint8Array.from(edges, ({ verdict }) => (verdict?.exactMatch ? 1 : 0)),
    }
  }
}

/** The arm without the roles that are about to be chosen again; null if no role is left. */
function without(kept: Arm, roles: readonly Role[]): Arm | null {
  const left = rolesOf(kept.models).filter((role) => !roles.includes(role))
  return left.map((role) => armFor(kept, role)).reduce<Arm | null>(withArm, null)
}
