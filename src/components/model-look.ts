/** A model's shape and colour, the same in every pool; the pool registry assigns them. */
import { createContext, useContext } from 'react'
import type { Pool } from '../core/episode/arm.ts'
import { modelName } from '../core/episode/model-name.ts'
import type { ModelId } from '../core/episode/step.ts'
import type { ModelLook } from '../core/pool/pool.ts'

/** `theme.css` has a colour for each look; put it on an element as `data-look` and use `--model`. */
export type LookOf = (model: ModelId) => ModelLook

/** The page provides the looks of its pool registry. */
export const ModelLooks = createContext<LookOf>(() => 'square')

export const useLook = (): LookOf => useContext(ModelLooks)

/** "weak" or "strong" in a pool of two; in any other pool, the model's name. */
export function modelWords(pool: Pool, model: ModelId): string {
  if (pool.length !== 2) return modelName(model)
  return model === pool[1] ? 'strong' : 'weak'
}

export const otherModels = (pool: Pool, model: ModelId): Pool =>
  pool.filter((other) => other !== model)

type Corner = readonly [x: number, y: number]

/** Around (0, 0); to the eye, each weighs about as much as a square of half width 1. */
const CORNERS: Readonly<Record<ModelLook, readonly Corner[]>> = {
  square: [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  triangle: [
    [0, -1.35],
    [1.3, 0.9],
    [-1.3, 0.9],
  ],
  cross: [
    [-0.48, -1.25],
    [0.48, -1.25],
    [0.48, -0.48],
    [1.25, -0.48],
    [1.25, 0.48],
    [0.48, 0.48],
    [0.48, 1.25],
    [-0.48, 1.25],
    [-0.48, 0.48],
    [-1.25, 0.48],
    [-1.25, -0.48],
    [-0.48, -0.48],
  ],
  hexagon: [
    [-0.66, -1.14],
    [0.66, -1.14],
    [1.32, 0],
    [0.66, 1.14],
    [-0.66, 1.14],
    [-1.32, 0],
  ],
  wedge: [
    [-1.3, -0.9],
    [1.3, -0.9],
    [0, 1.35],
  ],
  hourglass: [
    [-1.1, -1.2],
    [1.1, -1.2],
    [0.3, 0],
    [1.1, 1.2],
    [-1.1, 1.2],
    [-0.3, 0],
  ],
}

const round = (value: number): number => Math.round(value * 100) / 100

/** How far a look reaches from its middle, for a size of 1. */
export const LOOK_REACH = Math.max(...Object.values(CORNERS).flat(2).map(Math.abs))

/** SVG path data of a look around (x, y); `size` is half the width of its square. */
export function lookPath(look: ModelLook, size: number, x = 0, y = 0): string {
  const corners = CORNERS[look].map(([dx, dy]) => `${round(x + dx * size)},${round(y + dy * size)}`)
  return `M${corners.join('L')}Z`
}
