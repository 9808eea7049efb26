/** Formats a number for reading: `digits` decimals, a true minus sign (−), and no sign on a value that rounds to zero. */
export const figure = (value: number, digits: number): string =>
  (Number(value.toFixed(digits)) === 0 ? 0 : value).toFixed(digits).replace('-', '−')
