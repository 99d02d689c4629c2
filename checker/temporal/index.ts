export { decideTemporal, isTemporal, type PropertyOfRuns, type TemporalFindings } from './decide.js';
export type { Finding, Run } from './finding.js';
export { refuseUnsound } from './refusal.js';
export { type Question, questionOf } from './state-question.js';
