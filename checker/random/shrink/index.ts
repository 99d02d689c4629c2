export { drawParameters, instanceWith, type Parameters, type VariedModel } from './parameters.js';
export { type Aim, type Rerun, Reruns } from './rerun.js';
export { mostTries, scheduleArbitrary, type Walks } from './schedule-arbitrary.js';
export {
  type FoundWalk,
  type MakeWalk,
  type ShrunkRun,
  type ShrunkVariedRun,
  shrunkRun,
  shrunkVariedRun,
  type VariedWalks,
} from './short-run.js';
export { type ShortRun, shorten, statesToShorten } from './shorten.js';
export { replayWalk, type ShownByWalk, type ShrunkWalk, shrinkWalk, walkOfPath } from './shrink-walk.js';
export { walkNumbers } from './walk-numbers.js';
