export {
  exploreNaively,
  type NaiveFault,
  type NaiveFinding,
  type NaiveResult,
  TooManyStates,
} from './naive-explorer.js';
