/** The Setup region: what is asked, who decides, and what quality and cost are worth. */
import { Panel } from '../../components/panel.tsx'
import { CostRangeSelect } from './cost-range.tsx'
import { FreshQuestion } from './fresh-question.tsx'
import { PriceEditor } from './price-editor.tsx'
import { QuestionSelect, SplitSelect } from './question-select.tsx'
import { RouterSelect } from './router-select.tsx'
import { SettingSlider } from './setting-slider.tsx'
import styles from './setup-panel.module.css'
import { TaskSelect } from './task-select.tsx'
import { Weights } from './weights.tsx'

export const SetupPanel = () => (
  <Panel
    name="Setup"
    hint="Pick a question and a router, and say what a good answer is worth against what it costs."
  >
    <div className={styles.rows}>
      <div className={styles.row}>
        <TaskSelect />
        <SplitSelect />
        <QuestionSelect />
        <RouterSelect />
        <SettingSlider />
        <FreshQuestion />
      </div>
      <div className={styles.row}>
        <Weights />
        <PriceEditor />
        <CostRangeSelect />
      </div>
    </div>
  </Panel>
)
