export { probeWalks, type RecordedWalk, walksThrough } from './walks.js';
