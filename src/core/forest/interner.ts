/** A table that holds each value once and returns its index, so that columns can store the index instead. */
export class Interner<Value> {
  readonly values: Value[] = []
  private readonly places = new Map<string, number>()
  private readonly keyOf: (value: Value) => string

  /** Values with equal keys count as the same value. */
  constructor(keyOf: (value: Value) => string) {
    this.keyOf = keyOf
  }

  add(value: Value): number {
    const key = this.keyOf(value)
    const known = this.places.get(key)
    if (known !== undefined) return known
    this.places.set(key, this.values.length)
    return this.values.push(value) - 1
  }
}

export const textTable = (): Interner<string> => new Interner((text) => text)
