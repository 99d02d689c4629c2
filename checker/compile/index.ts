export { beforeView } from './before.js';
export { type CompileOptions, compile, type EdgeSink, type Listener, type Program } from './compile.js';
export { givenToInstances, type LabelRange, labelsOf } from './labels.js';
export { type OccurrenceName, OccurrenceNames } from './occurrence-names.js';
export type { Occurrences } from './occurrences.js';
export type { Keep, MakeReducer, Reducer, Subjects } from './reducer.js';
export { snapshotOf } from './snapshot.js';
export { compileStepper, type Stepper } from './stepper.js';
export { populationCount } from './views/bitset.js';
