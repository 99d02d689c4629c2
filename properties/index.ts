export {
  type Binding,
  type BindingKind,
  type Checkable,
  checkedBy,
  expectedOf,
  type Formula,
  type FunctionObligation,
  type FunctionWitness,
  type Obligation,
  type Profile,
  type SystemProperty,
  type TableRow,
  type Witness,
} from './obligation.js';
export { counterpartOf, obligations, obligationsFor, obligationsForFunctions, suite } from './registry.js';
export { selects } from './selection.js';
