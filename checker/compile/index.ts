export { type CompileOptions, compile, type EdgeSink, type Listener, type Program } from './compile.js';
export { type LabelRange, labelsOf } from './labels.js';
export { snapshotOf } from './snapshot.js';
