export type { SimulateOptions, Variation } from './options.js';
export { simulate } from './simulate.js';
