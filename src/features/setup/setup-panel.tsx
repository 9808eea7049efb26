import { Panel } from '../../components/panel.tsx'

export const SetupPanel = () => (
  <Panel name="Setup" hint="The question, who decides, and what matters more: quality or cost.">
    {null}
  </Panel>
)
