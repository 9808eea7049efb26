/** What the lines and dots of the chart mean, for someone who never saw such a chart. */
import { memo } from 'react'
import { CLOUD_SIZE, type FrontModel } from './front-model.ts'
import styles from './line-key.module.css'

interface Entry {
  readonly line: 'front' | 'curve' | 'iso' | 'hull' | 'dots'
  readonly name: string
  readonly text: string
}

function entriesOf({ points, input }: FrontModel): readonly Entry[] {
  const learned = points.some(({ group }) => group === 'learned')
  const ruled = points.some(({ moves }) => moves === 'with control')
  const fixed = input.space.roles.length === 1 ? 'the single models' : 'the fixed choices'
  const count = CLOUD_SIZE.toLocaleString('en')
  return [
    {
      line: 'front',
      name: 'Front',
      text: 'no rule shown here is both cheaper and better than a point on it',
    },
    ...(learned
      ? [
          {
            line: 'curve',
            name: 'Policy',
            text: 'where the learned policy stands for every α against β; drag its point',
          } as const,
        ]
      : []),
    ...(ruled
      ? [
          {
            line: 'curve',
            name: 'Thresholds',
            text: 'where a router stands for every τ of its own; pick it, then drag its point',
          } as const,
        ]
      : []),
    {
      line: 'iso',
      name: 'Equal utility',
      text: 'everything on this line is worth as much as the best router; above it, more',
    },
    {
      line: 'hull',
      name: 'Zero router',
      text: `mixes of ${fixed}, which need no learning`,
    },
    {
      line: 'dots',
      name: 'Dots',
      text: `${count} made-up rules, each with its exact mean; those beyond the line light up`,
    },
  ]
}

export const LineKey = memo(({ model }: { readonly model: FrontModel }) => (
  <details className={styles.key}>
    <summary>What the lines and dots mean</summary>
    <dl>
      {entriesOf(model).map(({ line, name, text }) => (
        <div key={name}>
          <dt>
            <svg viewBox="0 0 28 10" aria-hidden="true" data-line={line}>
              {line === 'dots' ? (
                [4, 10, 15, 23].map((x, i) => <circle key={x} cx={x} cy={i % 2 ? 3 : 7} r="1.6" />)
              ) : line === 'front' ? (
                <path d="M1,9H9V5H18V1H27" />
              ) : (
                <path d="M1,8L27,2" />
              )}
            </svg>
            <span>{name}</span>
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  </details>
))
