import { ModelMark } from '../../components/model-mark.tsx'
import type { PriceBook } from '../../core/cost/price-book.ts'
import { modelName } from '../../core/episode/model-name.ts'
import type { ModelId } from '../../core/episode/step.ts'
import type { Forest } from '../../core/forest/forest.ts'
import type { ModelLook } from '../../core/pool/pool.ts'
import { selectPriceBook } from '../../store/pool-selectors.ts'
import { useYard } from '../../store/yard-context.tsx'
import { Card } from './card.tsx'
import { formatBytes, formatCount, formatPrice } from './format.ts'
import { LoadState } from './load-state.tsx'

export const ModelCard = ({
  model,
  look,
  note,
  about,
}: {
  readonly model: ModelId
  readonly look: ModelLook
  /** What it is, in two or three words. */
  readonly note: string
  readonly about: Forest['models'][number] | null
}) => {
  const book = useYard(selectPriceBook)
  return (
    <Card
      mark={<ModelMark look={look} />}
      name={modelName(model)}
      note={note}
      look={look}
      facts={[
        ['Parameters', about ? formatCount(about.parameters) : '…'],
        ['Download', about ? formatBytes(about.bytes) : '…'],
        ['Price per 1M tokens', priceText(book, model)],
      ]}
    >
      <LoadState id={model} name={modelName(model)} kind="load" />
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
