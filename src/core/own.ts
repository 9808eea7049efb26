/**
 * Looks up a key that came from outside among a record's own properties only. A plain look-up of "constructor" or "toString"
 * would find what every object inherits.
 */
export const own = <Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Value | undefined => (Object.hasOwn(record, key) ? record[key] : undefined)
