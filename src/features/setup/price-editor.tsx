/** What tokens cost; every figure on the page follows. */
import { Badge } from '../../components/badge.tsx'
import { Disclosure } from '../../components/disclosure.tsx'
import { MarkOf } from '../../components/model-mark.tsx'
import { type PriceBook, pairOf, paperPriceBook } from '../../core/cost/price-book.ts'
import type { Pool } from '../../core/episode/arm.ts'
import { modelName } from '../../core/episode/model-name.ts'
import { selectPool, selectPriceBook, selectTask } from '../../store/pool-selectors.ts'
import { setPriceBook } from '../../store/setup-actions.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import styles from './price-editor.module.css'
import { PriceInput } from './price-input.tsx'

export const PriceEditor = () => {
  const yard = useYardApi()
  const book = useYard(selectPriceBook)
  const pool = useYard(selectPool)
  const { roles } = useYard(selectTask)
  // The HAPS paper prices a Teacher and a Student of two models as a pair.
  const pair = roles.includes('teacher') ? pairOf(pool) : null
  const isDefault = useYard((state) => state.setup.priceBook === null)
  const isPaper = book.type === 'per-pair'
  return (
    <Disclosure
      label="Prices"
      brief={isPaper ? 'per pair, as published' : isDefault ? 'default' : 'your own'}
    >
      <p className={styles.note}>
        US dollars per million tokens that a model reads (in) and writes (out).
      </p>
      {book.type === 'per-model' ? (
        <ModelPrices book={book} pool={pool} />
      ) : (
        <PairPrices book={book} />
      )}
      <div className={styles.presets}>
        <button type="button" aria-pressed={isDefault} onClick={() => setPriceBook(yard, null)}>
          Default prices
        </button>
        {pair && (
          <button
            type="button"
            aria-pressed={isPaper}
            onClick={() => setPriceBook(yard, paperPriceBook(pair))}
          >
            Published per-pair prices
          </button>
        )}
      </div>
    </Disclosure>
  )
}

type Book<Type extends PriceBook['type']> = Extract<PriceBook, { type: Type }>

const ModelPrices = ({ book, pool }: { readonly book: Book<'per-model'>; readonly pool: Pool }) => (
  <table className={styles.table}>
    <thead>
      <tr>
        <th scope="col">Model</th>
        <th scope="col">In, $</th>
        <th scope="col">Out, $</th>
      </tr>
    </thead>
    <tbody>
      {pool.map((model) => (
        <tr key={model}>
          <th scope="row">
            <MarkOf model={model} /> <span>{modelName(model)}</span>
          </th>
          <td>
            <PriceInput book={book} model={model} side="in" />
          </td>
          <td>
            <PriceInput book={book} model={model} side="out" />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const PairPrices = ({ book }: { readonly book: Book<'per-pair'> }) => (
  <table className={styles.table}>
    <thead>
      <tr>
        <th scope="col">
          <span>Who plays</span> <Badge origin="published" />
        </th>
        <th scope="col">In, $</th>
        <th scope="col">Out, $</th>
      </tr>
    </thead>
    <tbody>
      {(
        [
          ['two weak models', book.weakWeak],
          ['one of each', book.mixed],
          ['two strong models', book.strongStrong],
        ] as const
      ).map(([who, price]) => (
        <tr key={who}>
          <th scope="row">{who}</th>
          <td>{price.in.toFixed(2)}</td>
          <td>{price.out.toFixed(2)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
