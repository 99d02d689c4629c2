export { suiteMarkdown } from './suite.js';
