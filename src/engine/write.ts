import type { Run } from '../core/episode/runner.ts'
import type { Engine } from './engine.ts'

/** What a model writes, greedily, as the episode runner takes it: the same text every time on the same backend. */
export const writeWith = (engine: Pick<Engine, 'complete'>): Run['write'] =>
  async function* (model, prompt, maxTokens) {
    const request = { modelId: model, prompt, maxTokens, decoding: { type: 'greedy' } } as const
    for await (const event of engine.complete(request)) {
      if (event.type === 'completion') {
        yield event
      } else {
        const text = event.tokens.map((token) => token.text).join('')
        yield { type: 'text', text, tokens: event.tokens.length }
      }
    }
  }
