import { ModelMark } from '../../components/model-mark.tsx'
import type { PriceBook } from '../../core/cost/price-book.ts'
import { modelName } from '../../core/episode/model-name.ts'
import type { ModelId } from '../../core/episode/step.ts'
import type { Forest } from '../../core/forest/forest.ts'
import type { PoolModel } from '../../core/pool/pool.ts'
import { selectPriceBook } from '../../store/pool-selectors.ts'
import { useYard } from '../../store/yard-context.tsx'
import { Card } from './card.tsx'
import { formatBytes, formatCount, formatPrice } from './format.ts'
import { LoadState } from './load-state.tsx'
import styles from './model-card.module.css'

export const ModelCard = ({
  model: { id, look, source },
  note,
  about,
}: {
  readonly model: PoolModel
  /** What it is, in two or three words. */
  readonly note: string
  readonly about: Forest['models'][number] | null
}) => {
  const book = useYard(selectPriceBook)
  const shipped = source === 'shipped'
  return (
    <Card
      mark={<ModelMark look={look} />}
      name={modelName(id)}
      note={note}
      look={look}
      facts={[
        ...(shipped
          ? ([
              ['Parameters', about ? formatCount(about.parameters) : '…'],
              ['Download', about ? formatBytes(about.bytes) : '…'],
            ] as const)
          : []),
        ['Price per 1M tokens', priceText(book, id)],
      ]}
    >
      {shipped ? (
        <LoadState id={id} name={modelName(id)} kind="load" />
      ) : (
        <p className={styles.elsewhere}>{`Written by “${source}”: there is nothing to load.`}</p>
      )}
    </Card>
  )
}

function priceText(book: PriceBook, model: ModelId): string {
  if (book.type === 'per-pair') return 'by the pair'
  const price = book.prices.get(model)
  if (!price) return 'none'
  return price.in === price.out
    ? `${formatPrice(price.in)} in and out`
    : `${formatPrice(price.in)} in, ${formatPrice(price.out)} out`
}
