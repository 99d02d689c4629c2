export { Novel } from './novel.js';
export { Priority } from './priority.js';
export { type Chooser, Stepping } from './strategy.js';
export { Uniform } from './uniform.js';
export { Weighted } from './weighted.js';
