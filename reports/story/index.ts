export type { Arrow } from './arrows.js';
export type { Band } from './bands.js';
export { type Cone, isInCone } from './cone.js';
export { deedOf } from './deed.js';
export { assumptionOf, endlessness, type FairnessReason, fairnessReasons } from './fairness-in-words.js';
export type { Lane } from './lanes.js';
export { type Cell, type Chip, type StateRow, type StateTable, stateTableOf } from './state-table.js';
export { markAfter, type Row, rowOfStep, type Story, type Subject, storyOf } from './story.js';
export { summaryOf } from './summary.js';
