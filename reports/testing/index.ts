export { lock } from './lock.js';
export * from './results.js';
export * from './suite.js';
export * from './sweep.js';
