export { Edges } from './edges.js';
export { enlarged, OutOfMemory, sharedWords } from './memory.js';
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
