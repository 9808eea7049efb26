/** The Train region: a learner, its settings, its curve, and what came of it. */
import { useState } from 'react'
import { Badge } from '../../components/badge.tsx'
import { Field } from '../../components/field.tsx'
import { Panel } from '../../components/panel.tsx'
import type { Learner, Settings } from '../../core/learning/learner.ts'
import { LEARNERS } from '../../core/learning/learners.ts'
import type { RoutingSpace } from '../../core/routing/kind.ts'
import { ROUTER_KINDS } from '../../core/routing/registry.ts'
import { selectSpace } from '../../store/pool-selectors.ts'
import { selectScoringContext } from '../../store/table-selectors.ts'
import { selectIsTraining } from '../../store/training/selectors.ts'
import { useYard } from '../../store/yard-context.tsx'
import { learnerWords } from './learner-words.ts'
import { Lesson } from './lesson.tsx'
import { RunButtons } from './run-buttons.tsx'
import { RunView } from './run-view.tsx'
import { SettingsForm } from './settings-form.tsx'
import styles from './train-panel.module.css'
import { TrainedList } from './trained-list.tsx'

export const TrainPanel = () => {
  const space = useYard(selectSpace)
  const ready = useYard((state) => space.stages > 0 && selectScoringContext(state) !== null)
  const learners = learnersFor(space)
  return (
    <Panel
      name="Train"
      hint="Train a router on the train questions, and see how it compares with the others."
      aside={<Badge origin="recorded" />}
    >
      {ready && learners[0] ? (
        <Trainer learners={learners} />
      ) : (
        <p className={styles.waiting}>Loading the recorded outcomes …</p>
      )}
    </Panel>
  )
}

const learnersFor = (space: RoutingSpace): readonly Learner[] =>
  LEARNERS.filter(({ kind }) => ROUTER_KINDS.find(({ id }) => id === kind)?.needs(space) === null)

const Trainer = ({ learners }: { readonly learners: readonly Learner[] }) => {
  const [kind, setKind] = useState('')
  /** By learner, where a person changed its defaults. */
  const [changed, setChanged] = useState<ReadonlyMap<string, Settings>>(new Map())
  const learner = learners.find((each) => each.kind === kind) ?? learners[0]!
  const settings = changed.get(learner.kind) ?? learner.defaults
  const busy = useYard(selectIsTraining)
  return (
    <div className={styles.rooms}>
      <div className={styles.stack}>
        <div className={styles.recipe}>
          <Field label="Learner">
            <select
              value={learner.kind}
              disabled={busy}
              onChange={(event) => setKind(event.currentTarget.value)}
            >
              {learners.map((each) => (
                <option key={each.kind} value={each.kind}>
                  {learnerWords(each.kind).name}
                </option>
              ))}
            </select>
          </Field>
          <p className={styles.about}>{learnerWords(learner.kind).about}</p>
          <SettingsForm
            settings={settings}
            heeds={learner.heeds}
            disabled={busy}
            onChange={(next) => setChanged(new Map(changed).set(learner.kind, next))}
          />
          <RunButtons kind={learner.kind} settings={settings} />
        </div>
        <TrainedList />
      </div>
      <div className={styles.stack}>
        <RunView />
        <Lesson />
      </div>
    </div>
  )
}
