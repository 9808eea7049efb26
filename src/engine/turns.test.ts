import { describe, expect, it } from 'vitest'
import { createTurns } from './turns.ts'

describe('turns', () => {
  it('come one at a time, in the order asked, whatever becomes of the ones before', async () => {
    const turns = createTurns()
    const log: string[] = []
    const work = (name: string) => async () => {
      log.push(`${name} begins`)
      await Promise.resolve()
      log.push(`${name} ends`)
      if (name === 'a') throw new Error('a failed')
    }
    const all = ['a', 'b', 'c'].map((name) => turns.take(work(name)))
    await Promise.allSettled(all)
    expect(log).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]))
    await expect(all[0]).rejects.toThrow('a failed')
  })

  it('are left at once by whoever is cancelled, and pass to the next no earlier than they would', async () => {
    const turns = createTurns()
    const endFirst = await turns.begin()
    const control = new AbortController()
    const second = turns.begin(control.signal)
    let third = false
    const next = turns.begin().then(() => {
      third = true
    })
    control.abort()
    await expect(second).rejects.toMatchObject({ code: 'aborted' })
    expect(third).toBe(false)
    endFirst()
    await next
    expect(third).toBe(true)
  })

  it('come to nobody who was cancelled before', async () => {
    const turns = createTurns()
    await expect(turns.begin(AbortSignal.abort())).rejects.toMatchObject({ code: 'aborted' })
    await turns.begin()
  })
})
