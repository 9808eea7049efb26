/** The trained routers of the task: select, export or remove one, or import one from a file. */
import { useRef } from 'react'
import { parseTrainedRouter, trainedRouterFile } from '../../core/learning/trained-router.ts'
import { recipeName } from '../../core/routing/router-id.ts'
import { describeError } from '../../engine/errors.ts'
import { dismiss, notify } from '../../store/notice-actions.ts'
import { selectRouter } from '../../store/pool-selectors.ts'
import { setRouter } from '../../store/setup-actions.ts'
import { addTrained, dropTrained } from '../../store/training/actions.ts'
import { selectTrained } from '../../store/training/selectors.ts'
import type { Trained } from '../../store/training/state.ts'
import type { Yard } from '../../store/yard.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import { learnerWords } from './learner-words.ts'
import styles from './train-panel.module.css'

const NOTICE = 'router-file'
const MAX_BYTES = 5_000_000

const ORIGINS: Readonly<Record<Trained['origin'], string>> = {
  shipped: 'ships with the page',
  trained: 'trained here',
  imported: 'from a file',
}

export const TrainedList = () => {
  const yard = useYardApi()
  const trained = useYard(selectTrained)
  const selected = useYard((state) => selectRouter(state).id)
  const setup = useYard((state) => state.setup)
  const input = useRef<HTMLInputElement>(null)
  return (
    <section className={styles.trained} aria-label="Trained routers">
      <h3>Trained routers</h3>
      {trained.size === 0 && <p className={styles.waiting}>None yet.</p>}
      <ul>
        {[...trained].map(([id, { router, origin, priceBook }]) => {
          const name = recipeName(learnerWords(router.kind).name, id)
          return (
            <li key={id}>
              <button
                type="button"
                className={styles.use}
                aria-current={id === selected || undefined}
                onClick={() => setRouter(yard, id)}
              >
                {name}
              </button>
              <span className={styles.origin}>
                {[
                  ORIGINS[origin],
                  ...(priceBook === setup.priceBook || origin === 'shipped'
                    ? []
                    : ['at other prices']),
                  ...(router.settings.costRange === setup.costRange
                    ? []
                    : ['for another range of cost']),
                ].join(', ')}
              </span>
              <button
                type="button"
                aria-label={`Export ${name}`}
                onClick={() => exportRouter(id, router)}
              >
                Export
              </button>
              <button
                type="button"
                aria-label={`Remove ${name}`}
                onClick={() => dropTrained(yard, id)}
              >
                Remove
              </button>
            </li>
          )
        })}
      </ul>
      <button type="button" onClick={() => input.current?.click()}>
        Import router
      </button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".json,application/json"
        aria-label="Router file"
        onChange={(event) => {
          const { currentTarget: field } = event
          const file = field.files?.[0]
          if (!file) return
          importRouter(yard, file).finally(() => {
            // The same file may be chosen again.
            field.value = ''
          })
        }}
      />
    </section>
  )
}

function exportRouter(id: string, router: Trained['router']): void {
  const text = JSON.stringify(trainedRouterFile(router))
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `switchyard-router-${router.task}-${id.replace(/[^a-z0-9]+/gi, '-')}.json`
  link.click()
  URL.revokeObjectURL(url)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('It is not JSON, or was cut short.')
  }
}

async function importRouter(yard: Yard, file: File): Promise<void> {
  try {
    if (file.size > MAX_BYTES) throw new Error('It is larger than 5 MB, so it cannot be a router.')
    const router = parseTrainedRouter(jsonOf(await file.text()), file.name)
    setRouter(yard, await addTrained(yard, router, 'imported'))
    dismiss(yard, NOTICE)
  } catch (error) {
    const text = `${file.name} was not imported, and nothing was changed: ${describeError(error)}`
    notify(yard, { id: NOTICE, tone: 'problem', text })
  }
}
