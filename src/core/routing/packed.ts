/** Numbers packed for a file: 32-bit floats, signed 8-bit integers or unsigned 16-bit integers, little-endian, in base64. */
import * as z from 'zod/mini'

const WIDTHS = { float32: 4, int8: 1, uint16: 2 } as const
export type Packing = keyof typeof WIDTHS

/** Floats are rounded to 32 bits. */
export function pack(values: ArrayLike<number>, as: Packing): string {
  const width = WIDTHS[as]
  const view = new DataView(new ArrayBuffer(values.length * width))
  for (let i = 0; i < values.length; i++) {
    if (as === 'float32') view.setFloat32(width * i, values[i]!, true)
    else if (as === 'uint16') view.setUint16(width * i, values[i]!, true)
    else view.setInt8(i, values[i]!)
  }
  let text = ''
  for (let i = 0; i < view.byteLength; i++) text += String.fromCharCode(view.getUint8(i))
  return btoa(text)
}

/** Throws if `packed` is not base64. */
export function unpack(packed: string, as: Packing): Float64Array {
  const width = WIDTHS[as]
  const text = atob(packed)
  const view = new DataView(Uint8Array.from(text, (char) => char.charCodeAt(0)).buffer)
  return Float64Array.from({ length: Math.floor(text.length / width) }, (_, i) => {
    if (as === 'float32') return view.getFloat32(width * i, true)
    return as === 'uint16' ? view.getUint16(width * i, true) : view.getInt8(i)
  })
}

/** How many numbers a packed text holds; NaN if its length does not fit a whole number of them. */
export function packedCount(packed: string, as: Packing): number {
  const padding = packed.endsWith('==') ? 2 : packed.endsWith('=') ? 1 : 0
  const count = ((packed.length / 4) * 3 - padding) / WIDTHS[as]
  return Number.isInteger(count) ? count : Number.NaN
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/** Accepts packed numbers that are all finite. */
export const packedNumbers = (as: Packing) =>
  z
    .string()
    .check(
      z.refine(
        (packed) =>
          packed.length % 4 === 0 &&
          BASE64.test(packed) &&
          unpack(packed, as).every(Number.isFinite),
        'not finite numbers in base64',
      ),
    )
