export { objectionsToJunit } from '../junit/testing/junit-schema.js';
export { objectionsToSarif } from '../sarif/testing/sarif-schema.js';
export { declaredResult, line, violatedThere } from './declared.js';
export { lock } from './lock.js';
export * from './results.js';
export * from './suite.js';
export * from './sweep.js';
