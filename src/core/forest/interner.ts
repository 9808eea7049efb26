/** Keeps each value once and gives it a place, for tables that a file's columns point into. */
export class Interner<Value> {
  readonly values: Value[] = []
  private readonly places = new Map<string, number>()
  private readonly keyOf: (value: Value) => string

  /** Values of equal keys are one. */
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
