export { type SwarmEnding, type SwarmOptions, type SwarmResult, swarm } from './swarm.js';
export type { FailedWalk, Finding } from './walking.js';
