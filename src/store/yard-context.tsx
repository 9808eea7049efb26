/** The two ways from React to the store. */
import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from 'zustand'
import type { YardState } from './state.ts'
import type { Yard } from './yard.ts'

const YardContext = createContext<Yard | null>(null)

export const YardProvider = ({
  yard,
  children,
}: {
  readonly yard: Yard
  readonly children: ReactNode
}) => <YardContext value={yard}>{children}</YardContext>

/** The store itself, for actions and for subscriptions that must not render. */
export function useYardApi(): Yard {
  const yard = useContext(YardContext)
  if (!yard) throw new Error('useYardApi needs a YardProvider above it')
  return yard
}

/** What `selector` returns; renders again when that changes. It must return a stored or memoised value. */
export function useYard<Value>(selector: (state: YardState) => Value): Value {
  return useStore(useYardApi(), selector)
}
