export type { Budget } from './epochs.js';
export { type Examination, type SwarmEnding, type SwarmOptions, type SwarmResult, swarm } from './swarm.js';
export type { FailedWalk, Finding, WalkDone } from './walking.js';
