export { type CheckKind, digestOfSuite, type Objection, type PropertyRow, type SuiteDigest } from './digest.js';
export { digestOfFindings, type FindingsDigest, type ShownFinding } from './findings.js';
export { suiteTitle } from './title.js';
