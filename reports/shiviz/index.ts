export { causalLog } from './causal-log.js';
