export { sarifReport } from './log.js';
