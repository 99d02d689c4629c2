export { checkMarkdown, counterexampleMarkdown } from './check.js';
export { suiteMarkdown } from './suite.js';
export { sweepMarkdown } from './sweep.js';
