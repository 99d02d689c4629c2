export { gitlabReport } from './code-quality.js';
