/**
 * Rows of plain exercises and of finished lines to check. Reckoning and noticing a wrong line are learnt last, from a token or
 * two a line; here every other token is one.
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
/** Weight of a drilled answer in the loss, so that a row of drills counts like an episode. */
const WEIGHT = 8
/** Share of sums and differences that must carry or borrow. */
const CARRIES = 0.7
/** Operations in about the shares of the stories. */
const MIX: readonly Operator[] = ['+', '+', '+', '-', '-', '-', '×', '×', '÷', '÷']

/** The drills of a seed: of an exercise only the result is learnt, of a check only whether it stands. */
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

/** A line as a solver writes it last, then what the expert adds: a correction, or the answer. */
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

/** An exercise of the size that stories have; hard ones more often than there. */
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

/** Whether the units overflow. */
const carries = ({ left, operator, right }: Working): boolean =>
  operator === '+' ? (left % 10) + (right % 10) > 9 : left % 10 < right % 10
