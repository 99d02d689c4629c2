export { type Column, columnOfTable } from './column.js';
export { Edges } from './edges.js';
export { enlarged, OutOfMemory, sharedWords } from './memory.js';
export { MOST_ASIDE, makeStore, type Registers, type StateStore } from './store.js';
export { makeTable, type Table } from './table.js';
