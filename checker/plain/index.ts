export {
  type InitialState,
  type Judgement,
  PlainModel,
  type StateProperty,
  type StepProperty,
  type Transition,
} from './model.js';
export { PlainState } from './state.js';
