export { type AtomJudge, type Lasso, trueOfLasso } from './lasso-truth.js';
export {
  type InitialState,
  type Judgement,
  PlainModel,
  type StateProperty,
  type StepProperty,
  type Transition,
} from './model.js';
export { type Permutation, permuted } from './permuted.js';
export { PlainState } from './state.js';
