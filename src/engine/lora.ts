import type { Tensor, TensorConstructor } from 'onnxruntime-common'
import type { Adapter } from '../core/episode/arm.ts'

type Shape = readonly (number | string)[]

/** The inputs through which a graph takes an adapter, and the part of the adapter that goes into each. */
const inputs = [
  { name: 'lora_A', part: 'a' },
  { name: 'lora_B', part: 'b' },
] as const

/** How a graph takes adapters; one that declares no such inputs is fed nothing, and refuses every adapter. */
export function loraInputs(
  TensorOf: TensorConstructor,
  inputNames: readonly string[],
  shapes: ReadonlyMap<string, Shape>,
) {
  const declared = inputs.filter(({ name }) => inputNames.includes(name))
  const shapeOf = (name: string): Shape => shapes.get(name) ?? []
  /** How many numbers an input takes for each rank. */
  const perRank = (name: string): number =>
    shapeOf(name).reduce<number>((all, size) => (typeof size === 'number' ? all * size : all), 1)
  const tensor = (name: string, values: Float32Array): Tensor => {
    const rank = values.length / perRank(name)
    const dims = shapeOf(name).map((size) => (typeof size === 'number' ? size : rank))
    return new TensorOf('float32', values, dims)
  }
  // Zeros change nothing.
  const off = Object.fromEntries(
    declared.map(({ name }) => [name, tensor(name, new Float32Array(perRank(name)))]),
  )

  return {
    feeds: (adapter: Adapter | null): Readonly<Record<string, Tensor>> =>
      adapter
        ? Object.fromEntries(declared.map(({ name, part }) => [name, tensor(name, adapter[part])]))
        : off,
    refusal(adapter: Adapter): string | undefined {
      if (declared.length < inputs.length) {
        return 'takes no adapter: its graph has no inputs lora_A and lora_B. Run it without one, or export it with them'
      }
      const [ofA, ofB] = inputs.map(({ name, part }) => adapter[part].length / perRank(name))
      if (ofA === ofB && Number.isInteger(ofA) && ofA) return undefined
      const takes = inputs.map(({ name }) => `${name} [${shapeOf(name).join(', ')}]`).join(' and ')
      return `takes ${takes}, which the ${adapter.a.length} and ${adapter.b.length} numbers of the adapter "${adapter.id}" do not fill. Generate it for this model`
    },
  }
}
