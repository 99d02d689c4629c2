export { declaredResult, line, violatedThere } from './declared.js';
export { lock } from './lock.js';
export * from './results.js';
export * from './suite.js';
