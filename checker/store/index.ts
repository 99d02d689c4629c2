export { enlarged, OutOfMemory, sharedWords } from './memory.js';
export { makeStore, type Registers, type StateStore } from './store.js';
export { makeTable, type Table } from './table.js';
