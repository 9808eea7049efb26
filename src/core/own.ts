/**
 * What a record holds of its own under a key from outside. A plain look-up of "constructor" or "toString" finds what every
 * object inherits.
 */
export const own = <Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Value | undefined => (Object.hasOwn(record, key) ? record[key] : undefined)
