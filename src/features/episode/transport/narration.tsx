/** Says each step and the verdict to a screen reader, however the wagon got there: a button, a key, play, a live run. */
import { modelName } from '../../../core/episode/model-name.ts'
import { countOf } from '../../../core/figure.ts'
import { formatScore, formatUsd } from '../format.ts'
import type { EpisodeView } from '../use-episode.ts'
import { answerText, stepSentence } from '../words.ts'

export const Narration = ({ view }: { readonly view: EpisodeView }) => (
  <p role="status" aria-label="The episode in words" className="visually-hidden">
    {narrationOf(view)}
  </p>
)

/** The last step that is shown, and after the last one of all the verdict; empty where there is no episode. */
export function narrationOf({
  nodes,
  cursor,
  bill,
  metric,
}: Pick<EpisodeView, 'nodes' | 'cursor' | 'bill' | 'metric'>): string {
  const end = nodes.length
  if (end === 0) return ''
  const node = nodes[cursor - 1]
  if (!node) return `Before the first of ${countOf(end, 'step')}.`
  const said = `Step ${cursor} of ${end}: ${stepSentence(node.step, modelName(node.step.model))}`
  const verdict = cursor === end ? node.verdict : null
  if (!verdict) return said
  const { answer, gold, score } = verdict
  const cost = formatUsd(bill[cursor - 1]!.runningCost)
  return `${said} Verdict: ${answerText(answer)}; gold: ${gold}. ${metric} ${formatScore(score)}, cost ${cost}.`
}
