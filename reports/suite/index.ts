export { type CheckKind, digestOfSuite, type PropertyRow, type SuiteDigest } from './digest.js';
export { digestOfFindings, type FindingsDigest, type ShownFinding } from './findings.js';
