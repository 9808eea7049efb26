/** Keeps the page's address and its state in step. */

import { placeText } from '../lessons/places.ts'
import { selectPlace } from '../lessons/selectors.ts'
import { type DecodedLink, decodeLink, encodeLink, type LinkState } from '../link.ts'
import { shortened } from '../link-text.ts'
import { fetchCode, NewVersionError } from '../new-version.ts'
import { dismiss, notify } from '../notice-actions.ts'
import { dropPick, startPick } from '../pick.ts'
import { selectPool, selectRouter, selectRouterId } from '../pool-selectors.ts'
import { tabShelf } from '../shelf.ts'
import type { YardState } from '../state.ts'
import { selectRecipes } from '../training/selectors.ts'
import { initialState, patchAll, type Yard } from '../yard.ts'

const NOTICE = 'link'
const QUIET_MILLIS = 250

/** What a link to the state holds. */
export const linkStateOf = (state: YardState): LinkState => {
  const { setup, episode, lessons } = state
  return {
    ...setup,
    // The task may not have the router that was picked before.
    routerId: selectRouterId(state),
    recipes: selectRecipes(state),
    chosenPath: episode.chosenPath,
    comparedPath: episode.comparedPath,
    cursor: episode.cursor,
    lesson: selectPlace(state),
    language: lessons.language,
  }
}

/** What a link without parts holds. */
export const STANDARD = linkStateOf(initialState)

/** The hash that stands for the state. */
export const hashOf = (state: YardState): string =>
  encodeLink(linkStateOf(state), STANDARD, selectPool(state))

/** `onOpen` is called once what the address names is on screen. */
function readHash(yard: Yard, onOpen: (link: LinkState) => void): void {
  dropPick(yard)
  const state = yard.getState()
  const hash = location.hash.slice(1)
  if (hash === hashOf(state)) return
  const decoded = decodeLink(hash, STANDARD, state)
  if (decoded.type === 'bad') {
    const text = `This page's link could not be read: ${decoded.reason}. It was ignored.`
    notify(yard, { id: NOTICE, tone: 'problem', text })
    return
  }
  tellLosses(yard, decoded)
  openState(yard, decoded.state, !namesOnlyLesson(decoded.state), onOpen)
}

/** Whether the page is still to be set for the lesson that a link names. */
const namesOnlyLesson = (state: LinkState): boolean =>
  state.lesson !== null &&
  encodeLink({ ...state, lesson: null, language: STANDARD.language }, STANDARD, []) === ''

/** Opens what a link holds, once the task's code is there. `entered` says whether that is what its lesson begins with. */
export function openState(
  yard: Yard,
  linked: LinkState,
  entered = true,
  onOpen: (linked: LinkState) => void = () => {},
): void {
  const { tasks } = yard.getState()
  const { taskId } = linked
  if (tasks.isLoaded(taskId)) {
    open(yard, linked, entered)
    onOpen(linked)
    return
  }
  const pick = startPick(yard, taskId)
  const opened = fetchCode(yard, () => tasks.load(taskId)).then(
    () => {
      if (!pick.isLast()) return
      open(yard, linked, entered)
      onOpen(linked)
    },
    (error: unknown) => {
      if (!pick.isLast() || error instanceof NewVersionError) return
      const text = `The task "${taskId}" could not be fetched: ${String(error)}. Load the page again.`
      notify(yard, { id: NOTICE, tone: 'problem', text })
    },
  )
  opened.finally(pick.end)
}

/** Says which parts of a link were not used; says nothing where all were. */
function tellLosses(
  yard: Yard,
  { dropped, changed, ignored, damaged }: Extract<DecodedLink, { type: 'state' }>,
): void {
  const losses = [...dropped, ...ignored]
  const sentences = [
    ...(damaged
      ? [
          'This page’s link was cut short or changed on its way: what opened may not be what was shared. Ask for it again.',
        ]
      : []),
    ...(losses.length > 0
      ? [`Parts of this page’s link were left out: ${losses.join('; ')}. The rest was opened.`]
      : []),
    ...(changed.length > 0
      ? [`Parts of this page’s link were changed: ${changed.join('; ')}.`]
      : []),
  ]
  if (sentences.length === 0) {
    dismiss(yard, NOTICE)
    return
  }
  const tone = damaged || dropped.length > 0 ? 'problem' : 'info'
  notify(yard, { id: NOTICE, tone, text: sentences.join(' ') })
}

function open(
  yard: Yard,
  { chosenPath, comparedPath, cursor, recipes, lesson, language, ...setup }: LinkState,
  entered: boolean,
): void {
  patchAll(yard, {
    lessons: { at: lesson, entered, language, bets: {} },
    training: { awaited: recipes.length > 0 ? { taskId: setup.taskId, ids: recipes } : null },
    setup: { ...setup, awaited: null },
    episode: { chosenPath, comparedPath, cursor, playing: false },
  })
}

function tellRouter(yard: Yard, routerId: string): void {
  const state = yard.getState()
  const text = `This page’s link names the router "${shortened(routerId)}", which this task does not have. ${selectRouter(state).name} decides instead.`
  notify(yard, { id: `${NOTICE}-router`, tone: 'problem', text })
}

/** What makes an entry in the history when it changes: the question and the phase of a lesson. */
const entryOf = (state: YardState): string => {
  const place = selectPlace(state)
  return `${state.setup.questionId} ${place ? placeText(place) : ''}`
}

/**
 * Reads the address into the state, then writes changes back once the state has come to rest: a slider does not write at every
 * frame. Another question or phase makes an entry in the history; anything else changes the address in place. Returns a function that
 * ends it.
 */
export function startPageLink(yard: Yard): () => void {
  takeLateAddress()
  let linked: LinkState | null = null
  const read = () =>
    readHash(yard, (link) => {
      linked = link
    })
  read()
  let timer: ReturnType<typeof setTimeout> | undefined
  let placed = entryOf(yard.getState())

  const write = () => {
    const state = yard.getState()
    const hash = hashOf(state)
    const before = location.hash.slice(1)
    if (hash === before) return
    keepLateAddress(before, hash)
    const url = hash === '' ? location.pathname + location.search : `#${hash}`
    const moved = entryOf(state) !== placed
    placed = entryOf(state)
    if (moved) history.pushState(null, '', url)
    else history.replaceState(null, '', url)
  }
  const onMove = () => {
    clearTimeout(timer)
    tabShelf.remove(LATE)
    read()
    clearTimeout(timer)
    placed = entryOf(yard.getState())
  }
  const onLeave = () => {
    clearTimeout(timer)
    write()
  }
  // A recording may rule a router out when it arrives.
  const leaveRouter = yard.subscribe(selectRouterId, (id) => {
    const { taskId, routerId } = yard.getState().setup
    const named = linked?.taskId === taskId && linked.routerId === routerId
    // A link does not name the router that is picked without it.
    if (named && routerId !== STANDARD.routerId && id !== routerId) tellRouter(yard, routerId)
  })
  const unsubscribe = yard.subscribe(
    (state) => {
      const { setup, episode, lessons } = state
      const { chosenPath, comparedPath, cursor } = episode
      // A recording may rule a router out when it arrives.
      return [
        setup,
        selectRouterId(state),
        selectRecipes(state),
        chosenPath,
        comparedPath,
        cursor,
        lessons.at,
        lessons.language,
      ]
    },
    () => {
      clearTimeout(timer)
      timer = setTimeout(write, QUIET_MILLIS)
    },
    { equalityFn: (a, b) => a.every((value, i) => Object.is(value, b[i])) },
  )
  window.addEventListener('hashchange', onMove)
  window.addEventListener('popstate', onMove)
  window.addEventListener('pagehide', onLeave)
  return () => {
    clearTimeout(timer)
    leaveRouter()
    unsubscribe()
    window.removeEventListener('hashchange', onMove)
    window.removeEventListener('popstate', onMove)
    window.removeEventListener('pagehide', onLeave)
  }
}

const LATE = 'switchyard-late-address'

/**
 * Keeps the last change of the address, in case a reload has begun: the browser loads the address that it had then, whatever
 * the leaving page still writes there, so the tab carries the newer one over. Both are without their #; neither has a space.
 */
const keepLateAddress = (from: string, to: string): void => {
  tabShelf.write(LATE, `${from} ${to}`)
}

/** After a reload, replaces the address with the one that was kept for it. */
function takeLateAddress(): void {
  const kept = tabShelf.read(LATE)
  if (kept === null) return
  tabShelf.remove(LATE)
  const [navigation] = performance.getEntriesByType('navigation')
  const reloaded = navigation !== undefined && 'type' in navigation && navigation.type === 'reload'
  const [from, to] = kept.split(' ')
  if (!reloaded || from !== location.hash.slice(1) || to === undefined) return
  history.replaceState(null, '', to === '' ? location.pathname + location.search : `#${to}`)
}
