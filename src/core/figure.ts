/** Formats a number for reading: `digits` decimals, a true minus sign (−), and no sign on a value that rounds to zero. */
export const figure = (value: number, digits: number): string =>
  (Number(value.toFixed(digits)) === 0 ? 0 : value).toFixed(digits).replace('-', '−')

/** A count with its noun: "1 token", "1,234 tokens". */
export const countOf = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
