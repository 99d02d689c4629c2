/**
 * The catalogue of the telecom system's properties, what binds them to models, and the suite of all these checks.
 *
 * @module
 */
export { type FindingKind, type KnownFinding, knownFindings, knownFindingsIn } from './findings.js';
export {
  type Binding,
  type BindingKind,
  type Checkable,
  checkedBy,
  expectedOf,
  type Formula,
  type FunctionObligation,
  type FunctionWitness,
  fairnessFor,
  type Obligation,
  type ParametersOfCheck,
  type Profile,
  type RandomBudget,
  type Witness,
} from './obligation.js';
export {
  counterpartOf,
  obligations,
  obligationsAt,
  obligationsFor,
  obligationsForFunctions,
  obligationsForFunctionsAt,
  type Place,
  suite,
} from './registry.js';
export { selects } from './selection.js';
export {
  documentedTable,
  type SuiteProperty,
  type SystemProperty,
  systemProperties,
  type TableRow,
} from './system-properties.js';
export * from './verification/index.js';
