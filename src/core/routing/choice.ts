/** Deterministic choice among arms, shared by routers that maximise a utility. */

/** The arm with the greatest utility; ties go to the cheapest, then to the first. */
export function bestArm(utilities: readonly number[], costs: readonly number[]): number {
  let best = 0
  for (let arm = 1; arm < utilities.length; arm++) {
    const gain = utilities[arm]! - utilities[best]!
    if (gain > 0 || (gain === 0 && costs[arm]! < costs[best]!)) best = arm
  }
  return best
}

/** The gap between the greatest utility and the next; 0 for a tie or a single arm. */
export function margin(utilities: readonly number[]): number {
  const [first, second] = [...utilities].sort((a, b) => b - a)
  return first === undefined || second === undefined ? 0 : first - second
}

/** All probability on one arm. */
export function certain(arms: number, chosen: number): readonly number[] {
  const shares = new Array<number>(arms).fill(0)
  shares[chosen] = 1
  return shares
}
