/** What tokens cost. Every figure of the page follows. */
import { Badge } from '../../components/badge.tsx'
import { Disclosure } from '../../components/disclosure.tsx'
import { ModelMark } from '../../components/model-mark.tsx'
import { modelName } from '../../components/model-name.ts'
import { type PriceBook, paperPriceBook } from '../../core/cost/price-book.ts'
import type { ModelId } from '../../core/episode/step.ts'
import type { Pair } from '../../core/routing/arms.ts'
import { selectPair, selectPriceBook } from '../../store/routing-selectors.ts'
import { setPriceBook } from '../../store/setup-actions.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import styles from './price-editor.module.css'
import { PriceInput } from './price-input.tsx'

export const PriceEditor = () => {
  const yard = useYardApi()
  const book = useYard(selectPriceBook)
  const pair = useYard(selectPair)
  const isDefault = useYard((state) => state.setup.priceBook === null)
  const isPaper = book.type === 'per-pair'
  return (
    <Disclosure
      label="Prices"
      brief={isPaper ? 'per pair, as published' : isDefault ? 'default' : 'your own'}
    >
      <p className={styles.note}>
        US dollars for a million tokens: what a model reads (in) and what it writes (out).
      </p>
      {book.type === 'per-model' ? (
        <ModelPrices book={book} pair={pair} />
      ) : (
        <PairPrices book={book} />
      )}
      <div className={styles.presets}>
        <button type="button" aria-pressed={isDefault} onClick={() => setPriceBook(yard, null)}>
          Default prices
        </button>
        <button
          type="button"
          aria-pressed={isPaper}
          onClick={() => setPriceBook(yard, paperPriceBook(pair))}
        >
          Paper's per-pair prices
        </button>
      </div>
    </Disclosure>
  )
}

type Book<Type extends PriceBook['type']> = Extract<PriceBook, { type: Type }>

const ModelPrices = ({ book, pair }: { readonly book: Book<'per-model'>; readonly pair: Pair }) => (
  <table className={styles.table}>
    <thead>
      <tr>
        <th scope="col">Model</th>
        <th scope="col">In, $</th>
        <th scope="col">Out, $</th>
      </tr>
    </thead>
    <tbody>
      <ModelRow book={book} model={pair.weak} rank="weak" />
      <ModelRow book={book} model={pair.strong} rank="strong" />
    </tbody>
  </table>
)

const ModelRow = ({
  book,
  model,
  rank,
}: {
  readonly book: Book<'per-model'>
  readonly model: ModelId
  readonly rank: keyof Pair
}) => (
  <tr>
    <th scope="row">
      <ModelMark rank={rank} /> {modelName(model)}
    </th>
    <td>
      <PriceInput book={book} model={model} side="in" />
    </td>
    <td>
      <PriceInput book={book} model={model} side="out" />
    </td>
  </tr>
)

const PairPrices = ({ book }: { readonly book: Book<'per-pair'> }) => (
  <table className={styles.table}>
    <thead>
      <tr>
        <th scope="col">
          Who plays <Badge origin="published" />
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
