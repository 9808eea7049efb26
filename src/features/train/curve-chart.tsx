/** Utility on train and validation questions, pass by pass, against references that need no learning. */
import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { textScale } from '../../components/text-scale.ts'
import { figure } from '../../core/figure.ts'
import type { Training } from '../../store/training/state.ts'

/** Mean utilities after a pass. */
export interface CurvePoint {
  readonly pass: number
  readonly train: number
  readonly validation: number
}

/** Random and the best single model may be worth the same, so their names stand side by side. */
const REFERENCES = [
  ['oracle', 'oracle', 'insideBottomRight'],
  ['single', 'best single model', 'insideBottomRight'],
  ['random', 'random', 'insideBottom'],
] as const

const SIZE = '0.86rem'

export const CurveChart = ({
  curve,
  passes,
  references,
}: {
  readonly curve: readonly CurvePoint[]
  readonly passes: number
  readonly references: Training['references']
}) => (
  <ResponsiveContainer width="100%" height={260 + 40 * (textScale() - 1)}>
    <LineChart
      data={[...curve]}
      margin={{ top: 8, right: 12, bottom: 18 * textScale(), left: 4 }}
      title="Learning curve"
      desc="Mean utility on train and validation questions after each pass."
    >
      <CartesianGrid stroke="var(--line)" vertical={false} />
      <XAxis
        dataKey="pass"
        type="number"
        domain={[1, Math.max(2, passes)]}
        allowDecimals={false}
        tick={{ fontSize: SIZE, fill: 'var(--ink-soft)' }}
        label={{
          value: 'pass',
          position: 'insideBottom',
          offset: -10,
          fontSize: SIZE,
          fill: 'var(--ink-soft)',
        }}
      />
      <YAxis
        width={44 * textScale()}
        domain={['auto', 'auto']}
        tickFormatter={(value: number) => figure(value, 2)}
        tick={{ fontSize: SIZE, fill: 'var(--ink-soft)' }}
      />
      <Tooltip
        isAnimationActive={false}
        formatter={(value) => figure(Number(value), 3)}
        labelFormatter={(pass) => `After pass ${pass}`}
        contentStyle={{ background: 'var(--card)', border: '1px solid var(--line)' }}
      />
      <Legend verticalAlign="top" height={24 * textScale()} iconType="plainline" />
      {references &&
        REFERENCES.map(([key, name, position]) => (
          <ReferenceLine
            key={key}
            y={references.validation[key]}
            stroke="var(--ink-soft)"
            strokeDasharray="4 4"
            ifOverflow="extendDomain"
            label={{
              value: name,
              position,
              fontSize: SIZE,
              fill: 'var(--ink-soft)',
            }}
          />
        ))}
      <Line
        name="train"
        dataKey="train"
        stroke="var(--ink-soft)"
        strokeDasharray="6 3"
        dot={false}
        strokeWidth={2}
        isAnimationActive={false}
      />
      <Line
        name="validation"
        dataKey="validation"
        stroke="var(--router)"
        dot={false}
        strokeWidth={2.5}
        isAnimationActive={false}
      />
    </LineChart>
  </ResponsiveContainer>
)
