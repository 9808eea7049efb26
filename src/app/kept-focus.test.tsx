import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startKeptFocus } from './kept-focus.ts'

let end: () => void
beforeEach(() => {
  document.body.innerHTML =
    '<button id="a"></button><div id="row"><button id="b"></button><button id="c"></button></div>'
  end = startKeptFocus(document.body)
})
afterEach(() => {
  end()
  document.body.innerHTML = ''
})

const at = (id: string) => document.getElementById(id)!
/** Lets the observer see what was changed. */
const seen = () => new Promise((resolve) => setTimeout(resolve))

it('moves the focus to what stood before the element that goes away', async () => {
  at('c').focus()
  at('c').remove()
  await vi.waitFor(() => expect(document.activeElement).toBe(at('b')))
})

it('goes back as far as it must', async () => {
  at('c').focus()
  at('row').remove()
  await vi.waitFor(() => expect(document.activeElement).toBe(at('a')))
})

it('leaves a focus alone that has been moved already, and one that was given up', async () => {
  at('c').focus()
  at('a').focus()
  at('c').remove()
  await seen()
  expect(document.activeElement).toBe(at('a'))
  at('b').focus()
  at('b').blur()
  await seen()
  at('b').remove()
  await seen()
  expect(document.activeElement).toBe(document.body)
})
