export type { Call, CallOf, History, Operation, Outcome } from './history.js';
export { isLinearizable, type Linearization, linearize } from './linearizability.js';
export type { Dependency } from './precedence.js';
export {
  type HistoryOf,
  type OperationKinds,
  type RecordedHistory,
  type Recorder,
  type RecorderOptions,
  recorder,
} from './recorder.js';
/** What objects do when nobody else uses them: specifications against which histories are held. */
export * as sequential from './sequential.js';
export {
  isSerializable,
  isStrictlySerializable,
  type Serialization,
  type StoreOptions,
  serialize,
  serializeStrictly,
  type TransactionPrecedence,
} from './serializability.js';
export type { Applied, Specification } from './specification.js';
export type { StoreAccess, Transaction } from './transaction.js';
export type { Content, Value } from './value.js';
export type { UnexplainedRead } from './versions.js';
