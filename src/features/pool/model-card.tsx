import { ModelMark, type ModelRank } from '../../components/model-mark.tsx'
import { modelName } from '../../components/model-name.ts'
import type { PriceBook } from '../../core/cost/price-book.ts'
import type { ForestFile } from '../../core/episode/forest.ts'
import type { ModelId } from '../../core/episode/step.ts'
import { selectPriceBook } from '../../store/routing-selectors.ts'
import { useYard } from '../../store/yard-context.tsx'
import { Card } from './card.tsx'
import { formatBytes, formatCount, formatPrice } from './format.ts'
import { LoadState } from './load-state.tsx'

const NOTES = { weak: 'small and cheap', strong: 'larger and dearer' }

export const ModelCard = ({
  model,
  rank,
  about,
}: {
  readonly model: ModelId
  readonly rank: ModelRank
  readonly about: ForestFile['models'][number] | null
}) => {
  const book = useYard(selectPriceBook)
  return (
    <Card
      mark={<ModelMark rank={rank} />}
      name={modelName(model)}
      note={NOTES[rank]}
      tone={rank}
      facts={[
        ['Parameters', about ? formatCount(about.parameters) : '…'],
        ['Download', about ? formatBytes(about.bytes) : '…'],
        ['Price for 1M tokens', priceText(book, model)],
      ]}
    >
      <LoadState id={model} name={modelName(model)} kind="load" />
    </Card>
  )
}

function priceText(book: PriceBook, model: ModelId): string {
  if (book.type === 'per-pair') return 'by the pair'
  const price = book.prices[model]
  if (!price) return 'none'
  return price.in === price.out
    ? `${formatPrice(price.in)} in and out`
    : `${formatPrice(price.in)} in, ${formatPrice(price.out)} out`
}
