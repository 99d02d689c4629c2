export { MOST_BYTES as MOST_BYTES_OF_BITS } from './bit-field.js';
export { type Column, columnOfTable } from './column.js';
export { Edges } from './edges.js';
export { learntNesting, type Nesting, type Part, statesToLearnFrom, WIDEST_PART } from './grouping.js';
export { scramble } from './hash.js';
export { type LossyStorage, type LossyStore, makeLossyStore } from './lossy.js';
export { enlarged, limitMemory, OutOfMemory, residentMemory, sharedWords } from './memory.js';
export { fractionOmitted, probabilityOfOmission } from './omission.js';
export { MOST_ASIDE, makeStore, type Registers, type StateLayout, type StateStore, type TableMaker } from './store.js';
export {
  grownMemory,
  makeSharedTable,
  makeTable,
  type SharedTable,
  type Sharing,
  type Table,
  type TableMemory,
} from './table.js';
