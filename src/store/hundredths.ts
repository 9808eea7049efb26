import { type Weight, weight } from '../core/units.ts'

/** A weight as sliders and links know it: within [0, 1], in steps of .01. */
export const hundredths = (value: number): Weight =>
  weight(Math.round(Math.min(1, Math.max(0, value)) * 100) / 100)
