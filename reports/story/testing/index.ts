export { type Deed, message, pass, runOf } from './run.js';
