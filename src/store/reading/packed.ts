/** Thousands of small columns in one buffer, so that a worker can hand them over at once instead of copying each. */

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array
type ColumnClass = new (buffer: ArrayBuffer, start: number, length: number) => Column

/** Every column of any type may begin at a multiple of this. */
const ALIGNMENT = 8

export interface Packed<Value> {
  readonly value: Value
  /** What all columns of the value are views of. */
  readonly buffer: ArrayBuffer
}

/**
 * A copy of a value made of plain objects, lists and typed arrays, whose typed arrays are views of one buffer. What is one
 * object in the value is one in the copy.
 */
export function packed<Value>(value: Value): Packed<Value> {
  const starts = new Map<Column, number>()
  let bytes = 0
  for (const column of columnsIn(value)) {
    starts.set(column, bytes)
    bytes += Math.ceil(column.byteLength / ALIGNMENT) * ALIGNMENT
  }
  const buffer = new ArrayBuffer(bytes)
  const copies = new Map<object, unknown>()
  const copied = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part
    const known = copies.get(part)
    if (known) return known
    const copy = isColumn(part) ? viewOf(part, buffer, starts.get(part)!) : mapped(part, copied)
    copies.set(part, copy)
    return copy
  }
  return { value: copied(value) as Value, buffer }
}

/** Each once. */
function columnsIn(value: unknown): ReadonlySet<Column> {
  const columns = new Set<Column>()
  const seen = new Set<object>()
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return
    seen.add(part)
    if (isColumn(part)) columns.add(part)
    else for (const each of Object.values(part)) visit(each)
  }
  visit(value)
  return columns
}

const isColumn = (part: object): part is Column => ArrayBuffer.isView(part)

function viewOf(column: Column, buffer: ArrayBuffer, start: number): Column {
  const view = new (column.constructor as ColumnClass)(buffer, start, column.length)
  view.set(column)
  return view
}

const mapped = (part: object, map: (value: unknown) => unknown): unknown =>
  Array.isArray(part)
    ? part.map(map)
    : Object.fromEntries(Object.entries(part).map(([key, each]) => [key, map(each)]))
