export const StepEpisode = () => null
