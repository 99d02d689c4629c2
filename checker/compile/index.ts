export { compile, type Listener, type Program } from './compile.js';
export { snapshotOf } from './snapshot.js';
