import { describe, expect, it } from 'vitest'
import { createDrill } from './drill.ts'

const QUESTION =
  /^ Is (?<a>.+?) (?:(?<adjective>earlier|later|less|more) than|the same as) (?<b>.+)\?$/

/** Whether the answer to a drilled question is yes, worked out from its text. */
function truth(question: string): boolean {
  const { a, b, adjective } = QUESTION.exec(question)?.groups ?? {}
  if (!adjective) return a === b
  return adjective === 'earlier' || adjective === 'less'
    ? Number(a) < Number(b)
    : Number(a) > Number(b)
}

describe('createDrill', () => {
  const rows = Array.from({ length: 50 }, (_, k) => createDrill(`test:${k}`))
  const answered = rows.flatMap(({ segments }) =>
    segments.flatMap((segment, at) =>
      segment.loss > 0 ? [{ question: segments[at - 1]!.text, answer: segment.text }] : [],
    ),
  )

  it('answers correctly', () => {
    for (const { question, answer } of answered) {
      expect(question).toMatch(QUESTION)
      expect(answer, question).toBe(truth(question) ? ' Yes' : ' No')
    }
  })

  it('has both answers about equally often, and is a function of its seed', () => {
    const yes = answered.filter(({ answer }) => answer === ' Yes').length
    expect(yes / answered.length).toBeGreaterThan(0.45)
    expect(yes / answered.length).toBeLessThan(0.55)
    expect(createDrill('test:0')).toEqual(rows[0])
  })
})
