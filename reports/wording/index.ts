export { count, counted, duration, listed, memory, omission, rate, roughly } from './figures.js';
export { type DesignOptions, optionsOfDesign } from './options-of-design.js';
export { word } from './word.js';
