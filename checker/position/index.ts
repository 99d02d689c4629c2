export { type Declared, located } from './located.js';
export { positionOf } from './position.js';
