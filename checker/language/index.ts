export * from './action.js';
export * from './domain.js';
export * from './model.js';
export * from './property.js';
export * from './structure.js';
export * from './view.js';
