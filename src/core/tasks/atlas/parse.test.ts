import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oddTexts } from '../../testing/arbitraries.ts'
import { parseCompletion } from './parse.ts'
import { completionText } from './prompts.ts'

const line = fc.string().map((text) => text.replace(/[\n\r\u2028\u2029]/g, ' ').trim())
const argument = line.map((text) => text.replace(/[[\]]/g, '').trim()).filter((text) => text !== '')

describe('parseCompletion', () => {
  it('reads back what the prompt builder writes', () => {
    fc.assert(
      fc.property(line, argument, (thought, text) => {
        const read = (action: string, role: 'student' | 'teacher') =>
          parseCompletion(role, completionText(thought, action))
        expect(read(`Search[${text}]`, 'student')).toEqual({
          thought,
          action: { type: 'search', query: text },
        })
        expect(read(`Finish[${text}]`, 'student')).toEqual({
          thought,
          action: { type: 'finish', answer: text },
        })
        expect(read('[Continue]', 'teacher')).toEqual({ thought, action: { type: 'continue' } })
        expect(read('[Rethink]', 'teacher')).toEqual({ thought, action: { type: 'rethink' } })
      }),
    )
  })

  it.each([
    ['student', ''],
    ['student', 'Search[Ada]'],
    ['student', 'Thought: I know.\nSearch[Ada]'],
    ['student', 'Thought: I know.'],
    ['student', 'Thought: I know.\nAction: Search Ada'],
    ['student', 'Thought: I know.\nAction: Search[]'],
    ['student', 'Thought: I know.\nAction: Search[ ]'],
    ['student', 'Thought: I know.\nAction: Search[Ada'],
    ['student', 'Thought: I know.\nAction: Search[[Ada]]'],
    ['student', 'Thought: I know.\nAction: Search[Ada] Finish[Ada]'],
    ['student', 'Thought: I know.\nAction: [Continue]'],
    ['student', 'Thought: one\nThought: two\nAction: Finish[Ada]'],
    ['teacher', 'Thought: fine.\nAction: Continue'],
    ['teacher', 'Thought: fine.\nAction: Finish[Ada]'],
    ['teacher', 'Thought: fine.\nAction: [Continue]\nAction: [Rethink]'],
  ] as const)('calls a %s completion %j malformed, and says what it expected', (role, text) => {
    const { action } = parseCompletion(role, text)
    expect(action.type).toBe('malformed')
    expect(action).toHaveProperty('reason', expect.stringMatching(/^expected /))
  })

  it('never throws, whatever the text, and keeps a readable thought', () => {
    fc.assert(
      fc.property(fc.constantFrom('student', 'teacher'), oddTexts, (role, text) => {
        expect(['search', 'finish', 'continue', 'rethink', 'malformed']).toContain(
          parseCompletion(role, text).action.type,
        )
      }),
    )
    expect(parseCompletion('student', 'Thought: I see.\nAction: jump').thought).toBe('I see.')
  })
})
