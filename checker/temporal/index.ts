export { type FairnessOverride, fairnessOf } from './constraints.js';
export { decideTemporal, isTemporal, type TemporalFindings } from './decide.js';
export type { Finding, Run } from './finding.js';
