/** The table of operating points: everything the chart shows of the routers, in numbers. */
import { useMemo } from 'react'
import { useLook } from '../../components/model-look.ts'
import { dollarsAt } from '../../core/cost/normalise.ts'
import { selectRouter } from '../../store/pool-selectors.ts'
import { setRouter } from '../../store/setup-actions.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import type { CostUnit } from './chart-frame.tsx'
import type { FrontModel } from './front-model.ts'
import { type GlyphKind, glyphParts } from './glyph.ts'
import { glyphOf } from './marks.ts'
import styles from './operating-points.module.css'
import { type Intervals, leaderOf, type ScoredRouter } from './scored-routers.ts'
import { formatDollars, formatMargin, formatSetting, formatShare } from './words.ts'

export const OperatingPoints = ({
  model,
  routers,
  intervals,
  unit,
}: {
  readonly model: FrontModel
  readonly routers: readonly ScoredRouter[]
  readonly intervals: ReadonlyMap<string, Intervals>
  readonly unit: CostUnit
}) => {
  const yard = useYardApi()
  const selected = useYard((state) => selectRouter(state).id)
  const best = leaderOf(routers)?.id
  const lookOf = useLook()
  const glyphs = useMemo(
    () =>
      new Map(
        [...model.points, ...(model.blind ? [model.blind] : [])].map((points) => [
          points.id,
          glyphOf(model, points, lookOf),
        ]),
      ),
    [model, lookOf],
  )
  const { min, max } = model.range
  const costOf = (cost: number) =>
    unit === 'dollars' ? formatDollars(dollarsAt(model.range, cost)) : formatShare(cost)
  const marginOf = ({ low, high }: Intervals['cost']) =>
    unit === 'dollars'
      ? `± ${formatDollars(((high - low) / 2) * (max - min))}`
      : formatMargin({ low, high })

  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>Operating points</caption>
        <thead>
          <tr>
            <th scope="col">Router</th>
            <th scope="col">Perf</th>
            <th scope="col">Cost</th>
            <th scope="col">Utility</th>
          </tr>
        </thead>
        <tbody>
          {routers.map((row) => {
            const glyph = glyphs.get(row.id)
            const own = intervals.get(row.id)
            const known = model.input.routers.some(({ id }) => id === row.id)
            return (
              <tr
                key={row.id}
                data-kind={glyph?.type}
                aria-current={row.id === selected || undefined}
              >
                <th scope="row">
                  <span className={styles.name}>
                    {glyph && <GlyphMark kind={glyph} />}
                    <span className={styles.words}>
                      {known ? (
                        <button type="button" onClick={() => setRouter(yard, row.id)}>
                          {row.name}
                        </button>
                      ) : (
                        <span>{row.name}</span>
                      )}
                      {row.setting !== null && (
                        <span className={styles.note}>{`τ ${formatSetting(row.setting)}`}</span>
                      )}
                      {row.id === best && <span className={styles.best}>best</span>}
                      {row.id === 'oracle' && <span className={styles.note}>the limit</span>}
                    </span>
                  </span>
                </th>
                <Cell value={formatShare(row.perf)} margin={own && formatMargin(own.perf)} />
                <Cell value={costOf(row.cost)} margin={own && marginOf(own.cost)} />
                <Cell
                  value={formatShare(row.utility, 3)}
                  margin={own && formatMargin(own.utility)}
                />
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** A router's glyph in a line of text, the same as on the chart. */
const GlyphMark = ({ kind }: { readonly kind: GlyphKind }) => (
  <svg className={styles.glyph} viewBox="-16 -11 32 22" aria-hidden="true">
    {glyphParts(kind, 7.5).map(({ tone, look, path }) => (
      <path key={path} d={path} data-tone={tone} data-look={look ?? undefined} />
    ))}
  </svg>
)

const Cell = ({
  value,
  margin,
}: {
  readonly value: string
  readonly margin: string | undefined
}) => (
  <td>
    <span>{value}</span>
    {margin && <span className={styles.margin}>{` ${margin}`}</span>}
  </td>
)
