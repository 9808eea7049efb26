import { Panel } from '../../components/panel.tsx'

export const PoolPanel = () => (
  <Panel name="Pool" hint="The models a router may choose from.">
    {null}
  </Panel>
)
