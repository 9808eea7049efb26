/** A bet on one model for the question at hand, and what came of it. */
import { MarkOf } from '../../components/model-mark.tsx'
import { modelName } from '../../core/episode/model-name.ts'
import { parseQuestionId, questionId } from '../../core/tasks/task.ts'
import { seek } from '../../store/episode-actions.ts'
import { bet } from '../../store/lessons/actions.ts'
import { selectPlace } from '../../store/lessons/selectors.ts'
import { selectPool } from '../../store/pool-selectors.ts'
import { setQuestion } from '../../store/setup-actions.ts'
import type { Yard } from '../../store/yard.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import { type BetOutcome, outcomeHere, sumsOf } from './bet.ts'
import { formatOf } from './facts.ts'
import styles from './lessons-panel.module.css'
import { useKeptFocus } from './use-kept-focus.ts'
import type { Spoken } from './use-texts.ts'

function nextQuestion(yard: Yard): void {
  const at = parseQuestionId(yard.getState().setup.questionId)
  if (at?.origin.type !== 'split') return
  setQuestion(yard, questionId(at.taskId, { ...at.origin, number: at.origin.number + 1 }))
}

export const BetView = ({ spoken }: { readonly spoken: Spoken }) => {
  const yard = useYardApi()
  const pool = useYard(selectPool)
  const words = spoken.texts.bet
  const { number } = formatOf(spoken.language)
  const sayAll = (outcome: BetOutcome): string =>
    (['you', 'router', 'oracle'] as const)
      .map((who) => {
        const { perf, utility } = outcome[who]
        return `${words[who]}: ${words.points(number(100 * perf), number(utility, 2))}`
      })
      .join('\n')
  const said = useYard((state) => {
    const outcome = outcomeHere(state)
    return outcome && sayAll(outcome)
  })
  const sums = useYard((state) => {
    const { you, router, oracle } = sumsOf(state)
    return words.sum(number(you, 2), number(router, 2), number(oracle, 2))
  })
  const several = useYard((state) => selectPlace(state)?.lesson === 'oracle')
  const count = useYard(({ lessons }) => Object.keys(lessons.bets).length)
  const box = useKeptFocus(said === null)
  return (
    <div ref={box} tabIndex={-1} className={styles.bet}>
      {said === null ? (
        <fieldset className={styles.choices}>
          <legend>{words.ask}</legend>
          {pool.map((model) => (
            <button
              key={model}
              type="button"
              aria-label={words.on(modelName(model))}
              onClick={() => {
                bet(yard, model)
                seek(yard, Number.POSITIVE_INFINITY)
              }}
            >
              <MarkOf model={model} />
              <span>{modelName(model)}</span>
            </button>
          ))}
        </fieldset>
      ) : (
        <>
          <ul>
            {said.split('\n').map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {several && (
            <button type="button" onClick={() => nextQuestion(yard)}>
              {words.next}
            </button>
          )}
        </>
      )}
      {count > 1 && <p>{sums}</p>}
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </div>
  )
}
