/** Which router decides. The controls that a learned router has to beat are in the same list. */
import { Field } from '../../components/field.tsx'
import type { Router } from '../../core/routing/router.ts'
import { selectRouter, selectRouters } from '../../store/pool-selectors.ts'
import { setRouter } from '../../store/setup-actions.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'

const GROUPS: readonly { readonly group: Router['group']; readonly words: string }[] = [
  { group: 'learned', words: 'Learned' },
  { group: 'rule', words: 'Rules' },
  { group: 'fixed', words: 'Always the same models' },
  { group: 'control', words: 'For comparison' },
]

export const RouterSelect = () => {
  const yard = useYardApi()
  const routers = useYard(selectRouters)
  const { id } = useYard(selectRouter)
  return (
    <Field label="Router">
      <select value={id} onChange={(event) => setRouter(yard, event.currentTarget.value)}>
        {GROUPS.filter(({ group }) => routers.some((router) => router.group === group)).map(
          ({ group, words }) => (
            <optgroup key={group} label={words}>
              {routers
                .filter((router) => router.group === group)
                .map((router) => (
                  <option key={router.id} value={router.id}>
                    {router.name}
                  </option>
                ))}
            </optgroup>
          ),
        )}
      </select>
    </Field>
  )
}
