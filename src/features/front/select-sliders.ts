/** The sliders that move routers on the chart; the same object while none of them moves. */
import type { Preference } from '../../core/cost/utility.ts'
import { memo } from '../../store/memo.ts'
import type { YardState } from '../../store/state.ts'
import type { Sliders } from './router-points.ts'

const slidersOf = memo(
  (preference: Preference, settings: Sliders['settings']): Sliders => ({
    preference,
    settings,
  }),
)

export const selectSliders = (state: YardState): Sliders =>
  slidersOf(state, state.setup.preference, state.setup.settings)
