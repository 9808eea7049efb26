/**
 * Runs a question's episodes for a recording: every assignment, or every model at every step. What two episodes share is run
 * once, and a model that was asked the same thing twice is not asked again.
 */
import { type Outcome, outcomeOf } from './outcome.ts'
import type { Verdict } from './protocol.ts'
import { completionOf, takeStep, verdictOf, type Write } from './runner.ts'
import type { RunningEpisode } from './running.ts'
import { END, type StateGraph } from './state-graph.ts'
import type { ModelId, Step } from './step.ts'
import { type Assignment, modelFor } from './tree.ts'

interface Edge {
  readonly model: number
  readonly step: Step
  readonly next: number
  readonly verdict: Verdict | null
}

interface State {
  readonly episode: RunningEpisode
  readonly edges: Edge[]
}

/** The episodes of one question as they are run. */
export class EpisodeFiller {
  private readonly states: State[]
  private readonly models: readonly ModelId[]
  private readonly write: Write

  constructor(episode: RunningEpisode, models: readonly ModelId[], write: Write) {
    this.states = [{ episode, edges: [] }]
    this.models = models
    this.write = write
  }

  /** Runs an assignment to its verdict. Throws if a model is interrupted: a recording has no half episodes. */
  async runAssignment(assignment: Assignment): Promise<Outcome> {
    const steps: Step[] = []
    for (let state = 0; ; ) {
      const { turn } = this.states[state]!.episode
      if (turn.type === 'verdict') throw new Error('An episode is over before its first turn')
      const edge = await this.run(state, this.models.indexOf(modelFor(assignment, turn.role)))
      steps.push(edge.step)
      if (edge.verdict) return outcomeOf(assignment, steps, edge.verdict)
      state = edge.next
    }
  }

  /** Runs every model at every step. */
  async runAll(): Promise<void> {
    for (let state = 0; state < this.states.length; state++) {
      for (const model of this.models.keys()) await this.run(state, model)
    }
  }

  private async run(at: number, model: number): Promise<Edge> {
    const state = this.states[at]!
    const known = state.edges.find((edge) => edge.model === model)
    if (known) return known
    const { turn } = state.episode
    if (turn.type === 'verdict') throw new RangeError('EpisodeFiller: the episode is over')
    const written = this.write(this.models[model]!, turn.prompt, turn.maxTokens)
    const completion = await completionOf(written)
    if (completion.stop === 'interrupted') throw new Error('A model was interrupted')
    const { step, next } = takeStep(state.episode, this.models[model]!, completion, 'recorded')
    const twin = state.edges.find((edge) => edge.step.completion.text === completion.text)
    const verdict = verdictOf(next)
    const edge: Edge = {
      model,
      step,
      verdict,
      next: verdict ? END : (twin?.next ?? this.add(next)),
    }
    state.edges.push(edge)
    return edge
  }

  private add(episode: RunningEpisode): number {
    this.states.push({ episode, edges: [] })
    return this.states.length - 1
  }

  /** What was run; `textAt` gives a text its place in a table. */
  graph(textAt: (text: string) => number): StateGraph {
    const edges = this.states.flatMap((state) => state.edges)
    const completion = <T>(read: (step: Step['completion']) => T) =>
      edges.map(({ step }) => read(step.completion))
    const firstEdge = new Uint32Array(this.states.length + 1)
    for (const [at, state] of this.states.entries()) {
      firstEdge[at + 1] = firstEdge[at]! + state.edges.length
    }
    return {
      firstEdge,
      model: Uint8Array.from(edges, (edge) => edge.model),
      text: Uint32Array.from(completion(({ text }) => textAt(text))),
      tokensIn: Uint32Array.from(completion(({ tokensIn }) => tokensIn)),
      tokensOut: Uint32Array.from(completion(({ tokensOut }) => tokensOut)),
      latency: Float64Array.from(completion(({ latency }) => latency)),
      meanLogProb: Float64Array.from(completion(({ meanLogProb }) => meanLogProb)),
      firstTokenEntropy: Float64Array.from(completion((each) => each.firstTokenEntropy)),
      cut: Uint8Array.from(completion(({ stop }) => (stop === 'end' ? 0 : 1))),
      next: Int32Array.from(edges, ({ next }) => next),
      score: Float64Array.from(edges, ({ verdict }) => verdict?.score ?? Number.NaN),
      exactMatch: Uint8Array.from(edges, ({ verdict }) => (verdict?.exactMatch ? 1 : 0)),
    }
  }
}
