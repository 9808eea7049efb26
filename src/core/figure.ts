/** A number as a person reads it: `digits` after the point, a true minus sign, and none on what rounds to zero. */
export const figure = (value: number, digits: number): string =>
  (Number(value.toFixed(digits)) === 0 ? 0 : value).toFixed(digits).replace('-', '−')
