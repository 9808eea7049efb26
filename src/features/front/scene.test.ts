import { describe, expect, it } from 'vitest'
import type { LookOf } from '../../components/model-look.ts'
import { layoutChart } from './chart-layout.ts'
import { overlap } from './label-placement.ts'
import { marksOf } from './marks.ts'
import { movingScene, stillScene } from './scene.ts'
import { sampleCases, sampleModel, sampleStepModel, slidersAt } from './testing.ts'

const model = sampleModel(sampleCases(100, 0.5))
const lookOf: LookOf = (id) => (id === model.input.space.pool[0] ? 'square' : 'triangle')
const marks = marksOf(model, lookOf)
const still = stillScene(model, marks, layoutChart(440, 300, model.domain))
const sceneAt = (alpha: number, beta = 1 - alpha, placesBefore = new Map<string, number>()) =>
  movingScene({
    marks,
    sliders: slidersAt(alpha, beta),
    still,
    measure: (text) => text.length * 7,
    placesBefore,
  })

describe('marksOf', () => {
  it('should draw each fixed router as its own two models', () => {
    const glyphs = marks.map(({ glyph }) => glyph).filter(({ type }) => type === 'assignment')
    expect(new Set(glyphs.map((glyph) => JSON.stringify(glyph))).size).toBe(4)
  })

  it('should begin with the learned policy, whose label has the first choice', () => {
    expect(marks[0]?.glyph.type).toBe('learned')
  })
})

it('should begin with the thresholds where nothing is learned, and call each model by its name', () => {
  const others = marksOf(sampleStepModel(20), lookOf)
  expect(others.map(({ label }) => label)).toEqual([
    'Oracle',
    'Confidence threshold',
    'First-token entropy',
    'STEER',
    'Small',
    'Middle',
    'Large',
    'Random',
  ])
})

describe('movingScene', () => {
  it('should keep every mark inside the plot, and labels apart, at every preference', () => {
    const { plot } = still.layout
    for (let alpha = 0; alpha <= 1; alpha += 0.1) {
      const { marks: placed, labels } = sceneAt(alpha)
      for (const { x, y } of placed) {
        expect(x).toBeGreaterThan(plot.left)
        expect(x).toBeLessThan(plot.right)
        expect(y).toBeGreaterThan(plot.top)
        expect(y).toBeLessThan(plot.bottom)
      }
      for (const [i, { box }] of labels.entries()) {
        for (const other of labels.slice(i + 1)) expect(overlap(box, other.box)).toBe(false)
      }
    }
  })

  it('should turn the line with the weights, through the router that is worth most', () => {
    const flat = sceneAt(1, 0).iso!
    expect(flat[1]).toBeCloseTo(flat[3])
    const upright = sceneAt(0, 1).iso!
    expect(upright[0]).toBeCloseTo(upright[2])
    const { threshold } = sceneAt(0.5)
    const had = marks
      .filter(({ glyph }) => glyph.type === 'assignment')
      .map(({ curve }) => 0.5 * curve[0]!.perf - 0.5 * curve[0]!.cost)
    expect(threshold).toBeGreaterThanOrEqual(Math.max(...had))
  })

  it('should draw no line where nothing has a weight', () => {
    expect(sceneAt(0, 0)).toMatchObject({ iso: null, threshold: null })
  })
})
