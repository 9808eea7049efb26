import type { PolicyReading } from './engine.ts'
import { EngineError } from './errors.ts'
import type { LanguageGolden, PolicyGolden } from './files/manifest.ts'
import type { DecoderGraph } from './graph.ts'
import { runOnce } from './graph.ts'
import { argmax } from './sampling.ts'

/**
 * Runs a fixed prompt and compares the logits with those of the exported model. Some drivers compute
 * rubbish without an error, and nothing else would reveal it.
 * @throws EngineError `golden-mismatch`
 */
export async function checkGolden(
  id: string,
  graph: DecoderGraph,
  golden: LanguageGolden,
): Promise<void> {
  const rows = await runOnce(graph, golden.input_ids)
  const last = rows.at(-1) ?? new Float32Array()
  compare(id, 'logits', golden.logits.last, last, golden.tolerance)
  const wanted = golden.logits.argmax.slice(-rows.length)
  const differs = rows.slice(-wanted.length).findIndex((row, index) => {
    const best = argmax(row)
    // Two tokens closer than the tolerance may trade places.
    return row[best]! - row[wanted[index]!]! > golden.tolerance
  })
  if (differs >= 0) {
    throw new EngineError('golden-mismatch', `${id} predicts a different token here than it should`)
  }
}

/** The same check for a router policy's reading. */
export function checkPolicyGolden(id: string, reading: PolicyReading, golden: PolicyGolden): void {
  compare(id, 'perf', golden.perf, reading.perf, golden.tolerance)
  compare(id, 'cost', golden.cost, reading.cost, golden.tolerance)
}

function compare(
  id: string,
  what: string,
  wanted: readonly number[],
  found: ArrayLike<number>,
  tolerance: number,
): void {
  const gap = Math.max(...wanted.map((value, index) => Math.abs(value - (found[index] ?? NaN))))
  // Not `gap > tolerance`: a NaN must fail.
  if (gap <= tolerance) return
  throw new EngineError(
    'golden-mismatch',
    `${id} computes ${what} wrongly here: off by ${gap.toPrecision(3)}, allowed ${tolerance}`,
  )
}
