export { MOST_BYTES as MOST_BYTES_OF_BITS } from './bit-field.js';
export { Edges } from './edges.js';
export { type LossyStorage, type LossyStore, makeLossyStore } from './lossy.js';
export { enlarged, OutOfMemory, sharedWords } from './memory.js';
export { fractionOmitted, probabilityOfOmission } from './omission.js';
export { MOST_ASIDE, makeStore, type Registers, type StateStore } from './store.js';
export { makeTable, type Table } from './table.js';
