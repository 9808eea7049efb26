/**
 * Names in the fictional worlds. A name is made of parts, and a hash of the whole name decides its partition. A model may have
 * seen every part and still has never seen the name of a test entity, so it has to copy names instead of remembering them.
 */
import { hashText, pick, type Rng } from '../../random.ts'
import type { EntityKind, Trade } from './schema.ts'

/** Who may use a name: the models' corpus, or one split of the questions. */
export type Partition = 'corpus' | 'train' | 'validation' | 'test'

/** The partition that owns a name: the corpus has seven tenths of all names, each split one tenth. */
export function partitionOf(name: string): Partition {
  const tenth = hashText(name.toLowerCase()) % 10
  if (tenth < 7) return 'corpus'
  return tenth === 7 ? 'train' : tenth === 8 ? 'validation' : 'test'
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const FIRST =
  words(`Ada Alba Anders Anika Arlo Asta Aurel Beata Bram Brisa Caius Calla Cyra Dario Delia Dorin Edda Elin Emil
  Enzo Esme Fabian Faye Finn Freya Gideon Greta Hana Hugo Ida Ilan Imre Ines Iris Ivo Jana Jonas Juno Kaia Kian Klara Lars
  Leif Lena Levi Lina Livia Lorcan Luca Mara Marek Mila Milo Mira Nadia Nils Nora Odile Olin Ona Orla Oskar Petra Quinn Rafe
  Ravi Remy Rhea Rika Roan Rosa Rufus Sanna Selma Silas Sofia Stellan Sven Tamsin Tarek Tess Thea Tilda Tobias Una Vera
  Viggo Vito Wilma Xenia Yara Yusuf Zelda Zoran`)
const SUR_HEAD =
  words(`Al Bar Bel Bren Cal Car Cor Dal Dar Dra El Fal Fen Gal Gar Hal Har Hol Jar Kel Kor Lan Lor Mal Mar
  Mer Nor Or Pel Quin Ral Ros Sal Sel Tal Tor Ul Val Ver Wil`)
const SUR_TAIL =
  words(`bek by dane der dine dorf ette fell gard heim ick ing ker kin lund man mere mont nov ova quist rell
  rick row ser ske son stad stein strom ton vik well wick yer`)
const PLACE_HEAD =
  words(`Aber Alt Arn Ash Bal Birk Bram Bris Cael Carn Dun Eder Elm Fair Glen Grim Hart Haver Inver Kil
  Kings Lang Lin Lyn Mal Marl Nether Oak Ost Pen Quar Raven Ros Sand Sel Stan Thorn Tre Up Wind`)
const PLACE_TAIL =
  words(`borough bridge brook burg bury by cester combe dale den field ford gate ham haven holm hurst in ley
  mead minster mouth port sby sea shire stead stoke ton wall water wick worth`)
const PLACE_FORM = ['', '', '', 'Port ', 'New ', 'Saint ', 'Upper ']
const COUNTRY_TAIL = words('avia elia emark enland esia istan ona onia oria ovia')
const ADJECTIVE =
  words(`Amber Ancient Autumn Bitter Blue Borrowed Brass Broken Burning Copper Crimson Crooked Distant Divided
  Drowned Empty Final First Forgotten Fragile Frozen Gentle Gilded Glass Golden Hidden Hollow Idle Iron Ivory Jade Last
  Lonely Lost Lunar Marble Midnight Moving Narrow Northern Open Pale Patient Perfect Quiet Restless Rising Sacred Scarlet
  Secret Seventh Silent Silver Sleeping Slow Southern Stolen Velvet Violet Wandering Western White Wild Winter Wooden`)
const NOUN =
  words(`Anchor Archive Arrow Autumn Bridge Candle Castle Circle Coast Compass Crown Dancer Desert Door Dream Echo
  Empire Engine Falcon Feather Field Fire Forest Fountain Garden Gate Ghost Harbor Harvest Horizon Hour House Island Journey
  Key Kingdom Ladder Lake Lantern Letter Library Lighthouse Lion Machine Map Market Mask Meadow Mirror Moon Mountain Night
  Ocean Orchard Painter Palace Passage Pilot Prince Promise River Road Rose Sailor Shadow Signal Sky Snow Song Sparrow Spring
  Star Station Stone Storm Stranger Summer Sword Temple Throne Tide Tower Train Valley Voyage Wall Wheel Wind Window Wolf`)
const PLURAL =
  words(`Arrows Badgers Candles Crows Dials Embers Engines Ferries Foxes Gardens Ghosts Hammers Harbors Herons
  Keys Kites Ladders Lanterns Larks Lions Magpies Mirrors Moths Otters Owls Pilots Planets Ravens Rivers Robins Rockets
  Sailors Saints Shadows Signals Sparrows Spiders Strangers Swans Tides Tigers Towers Trains Wolves`)
/** The last words of company names, by trade. */
const TRADES: { readonly [K in Trade]: readonly string[] } = {
  any: words(
    'Pictures Studios Press Books Records Audio Foods Motors Airways Textiles Tools Optics',
  ),
  films: words('Pictures Studios'),
  books: words('Press Books'),
  music: words('Records Audio'),
}

const surname = (rng: Rng): string => pick(rng, SUR_HEAD) + pick(rng, SUR_TAIL)
const place = (rng: Rng): string => pick(rng, PLACE_HEAD) + pick(rng, PLACE_TAIL)
const title = (rng: Rng): string =>
  rng() < 0.75
    ? `The ${pick(rng, ADJECTIVE)} ${pick(rng, NOUN)}`
    : `${pick(rng, NOUN)} of the ${pick(rng, NOUN)}`

type Maker = (rng: Rng, trade: Trade) => string

const MAKERS: { readonly [K in EntityKind | 'country']: Maker } = {
  person: (rng) => `${pick(rng, FIRST)} ${surname(rng)}`,
  film: title,
  book: title,
  band: (rng) => `The ${pick(rng, ADJECTIVE)} ${pick(rng, PLURAL)}`,
  company: (rng, trade) => `${surname(rng)} ${pick(rng, TRADES[trade])}`,
  city: (rng) => pick(rng, PLACE_FORM) + place(rng),
  river: (rng) => `River ${pick(rng, PLACE_HEAD)}${pick(rng, SUR_TAIL)}`,
  country: (rng) => pick(rng, SUR_HEAD) + pick(rng, COUNTRY_TAIL),
}

/** Makes up a name similar to another: it keeps one word, so that a careless reader confuses the two. */
const NEIGHBOURS: { readonly [K in EntityKind]?: (rng: Rng, name: string) => string } = {
  person: (rng, name) => `${pick(rng, FIRST)} ${name.split(' ')[1] ?? ''}`,
  film: (rng, name) => nearTitle(rng, name),
  book: (rng, name) => nearTitle(rng, name),
  band: (rng, name) => `The ${name.split(' ')[1] ?? ''} ${pick(rng, PLURAL)}`,
  company: (rng, name) => `${name.split(' ')[0] ?? ''} ${pick(rng, TRADES.any)}`,
}

function nearTitle(rng: Rng, name: string): string {
  const parts = name.split(' ')
  return parts.length === 3
    ? `The ${parts[1] ?? ''} ${pick(rng, NOUN)}`
    : `${parts[0] ?? ''} of the ${pick(rng, NOUN)}`
}

/** Draws names of one partition, none twice. */
export interface Namer {
  readonly fresh: (kind: EntityKind | 'country', trade?: Trade) => string
  /** A new name that shares a word with `name`, or any new name if the kind has no such form. */
  readonly near: (kind: EntityKind, name: string) => string
}

const TRIES = 200

export function createNamer(rng: Rng, partition: Partition): Namer {
  const used = new Set<string>()
  const draw = (make: () => string): string | null => {
    for (let i = 0; i < TRIES; i++) {
      const name = make()
      if (used.has(name) || partitionOf(name) !== partition) continue
      used.add(name)
      return name
    }
    return null
  }
  const fresh = (kind: EntityKind | 'country', trade: Trade = 'any'): string => {
    const name = draw(() => MAKERS[kind](rng, trade))
    if (name === null)
      throw new Error(
        `Every ${kind} name of the ${partition} partition is taken; add parts of names`,
      )
    return name
  }
  return {
    fresh,
    near: (kind, name) => {
      const neighbour = NEIGHBOURS[kind]
      // Perhaps no similar name belongs to this partition; then any other name will do.
      return (neighbour && draw(() => neighbour(rng, name))) ?? fresh(kind)
    },
  }
}
