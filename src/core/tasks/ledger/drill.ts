/**
 * Rows of plain exercises, and of finished lines to check. Calculating and noticing a wrong line are learnt last, because in an
 * episode they depend on one or two tokens per line; here every other token counts.
 */
import { createRng, pick, type Rng, randomInteger } from '../../random.ts'
import type { CorpusEpisode, CorpusSegment } from '../corpus.ts'
import {
  exerciseText,
  type Operator,
  slip,
  type Working,
  workingText,
  workOut,
} from './arithmetic.ts'
import { answerText, CORRECTION } from './prompts.ts'

const EXERCISES = 24
const CHECKS = 12
/** The loss weight of a drilled answer, so that a row of drills counts as much as an episode. */
const WEIGHT = 8
/** The share of sums and differences that must carry or borrow. */
const CARRIES = 0.7
/** Operations in about the proportions that they have in stories. */
const MIX: readonly Operator[] = ['+', '+', '+', '-', '-', '-', '×', '×', '÷', '÷']

/** A row of drills for a seed. Only the result of an exercise is learnt, and only the verdict of a check. */
export function createLedgerDrill(seed: string): CorpusEpisode {
  const rng = createRng(`ledger-drill:${seed}`)
  return { kind: 'drill', segments: rng() < 0.7 ? exercises(rng) : checks(rng) }
}

function exercises(rng: Rng): readonly CorpusSegment[] {
  return Array.from({ length: EXERCISES }, () => drillWorking(rng)).flatMap((working) => [
    { text: ` ${exerciseText(working)} =`, loss: 0 },
    { text: ` ${working.result}`, loss: WEIGHT },
    { text: ';', loss: 0 },
  ])
}

/** The last line of a solver, then what the expert adds to it: a correction or the answer. */
function checks(rng: Rng): readonly CorpusSegment[] {
  return Array.from({ length: CHECKS }, () => drillWorking(rng)).flatMap((working) => {
    const right = rng() < 0.5
    const claim = right ? working : slip(rng, working)
    const text = right
      ? answerText(String(working.result))
      : ` ${CORRECTION}: ${workingText(working)}`
    const [verdict = ''] = text.split(':')
    return [
      { text: `\nSolver: Now: ${workingText(claim)}\nSolver:`, loss: 0 },
      { text: verdict, loss: WEIGHT },
      { text: text.slice(verdict.length), loss: 1 },
    ]
  })
}

/** An exercise with numbers as large as in stories, but more often a hard one. */
export function drillWorking(rng: Rng): Working {
  const operator = pick(rng, MIX)
  const hard = rng() < CARRIES
  for (;;) {
    const working = draw(rng, operator)
    if ((operator !== '+' && operator !== '-') || carries(working) || !hard) return working
  }
}

function draw(rng: Rng, operator: Operator): Working {
  switch (operator) {
    case '+':
      return workOut(randomInteger(rng, 2, 160), '+', randomInteger(rng, 2, 90))
    case '-': {
      const left = randomInteger(rng, 6, 199)
      return workOut(left, '-', randomInteger(rng, 2, left - 2))
    }
    case '×':
      return rng() < 0.6
        ? workOut(randomInteger(rng, 2, 9), '×', randomInteger(rng, 2, 12))
        : workOut(randomInteger(rng, 10, 99), '×', randomInteger(rng, 2, 4))
    case '÷': {
      const by = randomInteger(rng, 2, 9)
      return workOut(by * randomInteger(rng, 2, 25), '÷', by)
    }
  }
}

/** Whether the operation carries or borrows in the ones. */
const carries = ({ left, operator, right }: Working): boolean =>
  operator === '+' ? (left % 10) + (right % 10) > 9 : left % 10 < right % 10
