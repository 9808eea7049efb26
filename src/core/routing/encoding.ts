/** A decision point as a vector: which numbers a learned router reads, and their order among its inputs. */
import * as z from 'zod/mini'
import { checkDraft, sumsOf } from './draft-checks.ts'
import { type Confidence, type FeatureId, featureOf } from './features.ts'
import { hashedWords, type Sparse } from './hashed-words.ts'
import type { DecisionPoint } from './router.ts'

const buckets = z.int().check(z.gte(0), z.lte(4096))

export const encodingSchema = z.readonly(
  z.object({
    /** Ids of all possible arms, in the order of the net's outputs. */
    arms: z.readonly(z.array(z.string()).check(z.minLength(1), z.maxLength(1024))),
    /** How many choices of an episode are told apart by position; any later one counts as the last. */
    stages: z.int().check(z.gte(1), z.lte(64)),
    /** Buckets for the question's words; 0 for a router that does not read the question. */
    question: buckets,
    /** Buckets for the words of the last text written; 0 for a router that does not read it. */
    last: buckets,
    /** Whether it reads which arm wrote last, and how sure the writer was. */
    writer: z.boolean(),
    /** Whether it reads the cheapest arm's draft of the next step, which is billed unless it is kept. */
    draft: z.boolean(),
    /** Whether it reads what the episode has cost so far. */
    spent: z.boolean(),
  }),
)
export type Encoding = z.infer<typeof encodingSchema>

/** Inputs for a writer's confidence. */
const SURENESS = 3
/**
 * Inputs for a draft, in order: confidence; length; its sums (none, right or wrong); confidence in a right sum; numbers from
 * nowhere; unused numbers; a conclusion; another answer; numbers unused at either; a repeated line; a wrong sum before it.
 */
const DRAFT = SURENESS + 13

/** How many inputs there are, without the one for α and β. */
export function inputCount(encoding: Encoding): number {
  const { arms, stages, question, last, writer, draft, spent } = encoding
  const written = writer ? arms.length + SURENESS : 0
  return question + last + stages + written + (draft ? DRAFT : 0) + (spent ? 1 : 0)
}

export function featuresRead({ question, last, writer, draft }: Encoding): readonly FeatureId[] {
  const reads = new Set<FeatureId>()
  if (question > 0 || draft) reads.add('question')
  if (last > 0 || draft) reads.add('transcript')
  if (writer) reads.add('confidence')
  if (draft) reads.add('draft')
  return [...reads]
}

/** The first inputs: the question's words, which are the same at every decision point. */
export const encodeQuestion = ({ question }: Encoding, text: string): Sparse =>
  question > 0 ? hashedWords(text, question) : NOTHING
const NOTHING: Sparse = { at: new Uint32Array(0), value: new Float64Array(0) }

type Place = Pick<DecisionPoint, 'stage' | 'path' | 'spent' | 'features'>

/** All other inputs. Throws a MissingFeatureError if the point lacks a feature that is read. */
export function encodePoint(encoding: Encoding, point: Place): Sparse {
  const { arms, stages, question, last, writer, draft, spent } = encoding
  const { features } = point
  const inputs = new Inputs(question)
  if (last > 0) {
    const transcript = featureOf(features, 'transcript')
    const said = transcript.at(-1)
    inputs.block(last, said === undefined ? NOTHING : hashedWords(said, last))
  }
  inputs.oneOf(stages, Math.min(point.stage, stages - 1))
  if (writer) {
    const before = point.path.at(-1)
    inputs.oneOf(arms.length, before ? arms.indexOf(before.arm.id) : -1)
    inputs.all(SURENESS, features.confidence ? sureness(features.confidence) : [])
  }
  if (draft) {
    const { text, ...confidence } = featureOf(features, 'draft')
    const transcript = featureOf(features, 'transcript')
    const asked = featureOf(features, 'question')
    inputs.all(DRAFT, draftFigures(text, confidence, asked, transcript))
  }
  if (spent) inputs.all(1, [point.spent])
  return inputs.sparse()
}

/** A confidence as inputs scaled to a few units around zero. The constants are ours. */
export function sureness({ meanLogProb, firstTokenEntropy }: Confidence): readonly number[] {
  return [
    meanLogProb === null ? 0 : (Math.log(1e-4 - meanLogProb) + 3) / 3,
    firstTokenEntropy === null ? 0 : (Math.log(1e-4 + firstTokenEntropy) + 3) / 3,
    meanLogProb === null ? 0 : 1,
  ]
}

function draftFigures(
  text: string,
  confidence: Confidence,
  question: string,
  transcript: readonly string[],
): readonly number[] {
  const { sums, strange, unused, concludes, repeats } = checkDraft(text, question, transcript)
  const sure = sureness(confidence)
  const other = sums === 'none' && !concludes
  return [
    ...sure,
    (Math.log1p(text.length) - 3) / 2,
    ...(['none', 'right', 'wrong'] as const).map((kind) => (kind === sums ? 1 : 0)),
    sums === 'right' ? sure[0]! : 0,
    strange,
    unused,
    concludes ? 1 : 0,
    other ? 1 : 0,
    concludes ? unused : 0,
    other ? unused : 0,
    repeats ? 1 : 0,
    transcript.some((line) => sumsOf(line) === 'wrong') ? 1 : 0,
  ]
}

/** Collects inputs in order, as a sparse vector. */
class Inputs {
  private readonly at: number[] = []
  private readonly value: number[] = []
  private next: number

  constructor(start: number) {
    this.next = start
  }

  block(width: number, { at, value }: Sparse): void {
    for (const [i, place] of at.entries()) this.put(place, value[i]!)
    this.next += width
  }

  oneOf(width: number, place: number): void {
    if (place >= 0) this.put(place, 1)
    this.next += width
  }

  all(width: number, values: readonly number[]): void {
    for (const [place, value] of values.entries()) this.put(place, value)
    this.next += width
  }

  sparse(): Sparse {
    return { at: Uint32Array.from(this.at), value: Float64Array.from(this.value) }
  }

  private put(place: number, value: number): void {
    if (value === 0) return
    this.at.push(this.next + place)
    this.value.push(value)
  }
}
