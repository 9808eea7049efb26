/** What the lines and dots of the chart mean, for someone who has never seen such a chart. */
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
      text: 'the best that could be picked beforehand: chosen on the validation questions, drawn where it lands on these',
    },
    ...(learned
      ? [
          {
            line: 'curve',
            name: 'Policy',
            text: 'where the learned policy moves as α and β change; drag its point',
          } as const,
        ]
      : []),
    ...(ruled
      ? [
          {
            line: 'curve',
            name: 'Thresholds',
            text: 'where a router moves as its own threshold τ changes; pick the router, then drag its point',
          } as const,
        ]
      : []),
    {
      line: 'iso',
      name: 'Equal utility',
      text: 'every point on this line has the utility of the best router; points above it or to its left have more',
    },
    {
      line: 'hull',
      name: 'Zero router',
      text: `what mixing ${fixed} achieves, without any learning`,
    },
    {
      line: 'dots',
      name: 'Dots',
      text: `${count} made-up rules, each at its exact mean; those with more utility than the best router light up`,
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
