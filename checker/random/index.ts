export type { SimulateOptions } from './options.js';
export { simulate } from './simulate.js';
