/** What the lines and dots of the chart mean, for someone who never saw such a chart. */
import styles from './line-key.module.css'

const entries = [
  {
    line: 'front',
    name: 'Front',
    text: 'no rule shown here is both cheaper and better than a point on it',
  },
  {
    line: 'curve',
    name: 'Policy',
    text: 'where the learned policy stands for every α against β; drag its point',
  },
  {
    line: 'iso',
    name: 'Equal utility',
    text: 'everything on this line is worth as much as the best router; above it, more',
  },
  {
    line: 'hull',
    name: 'Zero router',
    text: 'mixes of the fixed choices, which need no learning',
  },
  {
    line: 'dots',
    name: 'Dots',
    text: '5,000 made-up rules, each with its exact mean; those beyond the line light up',
  },
] as const

export const LineKey = () => (
  <details className={styles.key}>
    <summary>What the lines and dots mean</summary>
    <dl>
      {entries.map(({ line, name, text }) => (
        <div key={line}>
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
            {name}
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  </details>
)
