export { DistinctStates } from './distinct-states.js';
export { STANDARD_ERROR } from './hyper-log-log.js';
export { MOST_BYTES, mostCountedExactly, type NewStates, VisitedStates } from './visited-states.js';
export { type Walked, WalkStatistics } from './walk-statistics.js';
