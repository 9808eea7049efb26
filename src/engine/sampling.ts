import type { Rng } from '../core/random.ts'
import type { Decoding } from './engine.ts'

export interface Choice {
  readonly id: number
  /** Natural log-probability at temperature 1. */
  readonly logProb: number
}

/** The index of the largest logit; the first one on a tie. */
export function argmax(logits: Float32Array): number {
  let best = 0
  for (let i = 1; i < logits.length; i++) if (logits[i]! > logits[best]!) best = i
  return best
}

/** log Σ exp(logit / temperature), without overflow. */
export function logSumExp(logits: Float32Array, temperature = 1): number {
  const top = logits[argmax(logits)]! / temperature
  let sum = 0
  for (const logit of logits) sum += Math.exp(logit / temperature - top)
  return top + Math.log(sum)
}

/** Entropy of softmax(logits), in nats. */
export function entropy(logits: Float32Array): number {
  const norm = logSumExp(logits)
  let total = 0
  for (const logit of logits) {
    const logProb = logit - norm
    const probability = Math.exp(logProb)
    if (probability > 0) total -= probability * logProb
  }
  return total
}

/**
 * The nucleus of a distribution: the fewest most likely tokens whose probability reaches topP, at
 * least one, likeliest first (Holtzman et al., 2020). Ties keep the order of the ids.
 */
export function nucleus(
  logits: Float32Array,
  temperature: number,
  topP: number,
): readonly { readonly id: number; readonly probability: number }[] {
  const norm = logSumExp(logits, temperature)
  const ranked = Array.from(logits, (logit, id) => ({
    id,
    probability: Math.exp(logit / temperature - norm),
  })).sort((a, b) => b.probability - a.probability || a.id - b.id)
  let mass = 0
  const size = ranked.findIndex(({ probability }) => {
    mass += probability
    return mass >= topP
  })
  return size < 0 ? ranked : ranked.slice(0, size + 1)
}

/** Chooses the next token. `rng` is drawn from once per sampled token, never for a greedy one. */
export function choose(logits: Float32Array, decoding: Decoding, rng: Rng): Choice {
  const id = decoding.type === 'greedy' ? argmax(logits) : draw(logits, decoding, rng)
  return { id, logProb: logits[id]! - logSumExp(logits) }
}

function draw(
  logits: Float32Array,
  { temperature, topP }: { readonly temperature: number; readonly topP: number },
  rng: Rng,
): number {
  // As the temperature falls to zero, sampling becomes greedy; at zero its formula divides by it.
  if (temperature <= 0) return argmax(logits)
  const candidates = nucleus(logits, temperature, topP)
  let left = rng() * candidates.reduce((sum, { probability }) => sum + probability, 0)
  for (const { id, probability } of candidates) {
    left -= probability
    if (left < 0) return id
  }
  return candidates[candidates.length - 1]!.id
}
