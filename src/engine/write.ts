import type { Write } from '../core/episode/runner.ts'
import type { Engine } from './engine.ts'

/** What a model writes, greedily, as the episode runner takes it: the same text every time on the same backend. */
export const writeWith = (engine: Pick<Engine, 'complete'>): Write =>
  async function* ({ models, adapters }, prompt, maxTokens) {
    const [modelId] = Object.values(models)
    if (!modelId) throw new RangeError('writeWith: the arm names no model')
    const [adapter] = Object.values(adapters)
    const request = { modelId, prompt, maxTokens, decoding: { type: 'greedy' } } as const
    for await (const event of engine.complete(adapter ? { ...request, adapter } : request)) {
      if (event.type === 'completion') {
        yield event
      } else {
        const text = event.tokens.map((token) => token.text).join('')
        yield { type: 'text', text, tokens: event.tokens.length }
      }
    }
  }
