/** Holds a panel's place until its code is there. */
import { Panel } from '../components/panel.tsx'

export const PanelSkeleton = ({ name }: { readonly name: string }) => (
  <Panel name={name} hint="Loading …">
    {null}
  </Panel>
)
