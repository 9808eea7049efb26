/** Branded numbers: the compiler refuses a count of tokens where a price is expected. */
declare const unit: unique symbol
type Unit<Name extends string> = number & { readonly [unit]: Name }

/** A count of tokens. */
export type Tokens = Unit<'tokens'>
/** US dollars. */
export type Usd = Unit<'usd'>
/** US dollars per million tokens. */
export type UsdPerMillion = Unit<'usd-per-million'>
/** Milliseconds. */
export type Millis = Unit<'millis'>
/** Task quality in [0, 1] (token F1, accuracy). */
export type Quality = Unit<'quality'>
/** Cost, normalised on the train split: with a min–max range 0 is its cheapest episode, 1 its dearest. Others may lie outside [0, 1]. */
export type CostNorm = Unit<'cost-norm'>
/** A weight of the utility, in [0, 1]. */
export type Weight = Unit<'weight'>

export const tokens = (value: number): Tokens => value as Tokens
export const usd = (value: number): Usd => value as Usd
export const usdPerMillion = (value: number): UsdPerMillion => value as UsdPerMillion
export const millis = (value: number): Millis => value as Millis
export const quality = (value: number): Quality => value as Quality
export const costNorm = (value: number): CostNorm => value as CostNorm
export const weight = (value: number): Weight => value as Weight
