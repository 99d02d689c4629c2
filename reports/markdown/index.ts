export { checkMarkdown, counterexampleMarkdown } from './check.js';
export { commentMarker, markdownComment, shortened } from './comment.js';
export { suiteMarkdown } from './suite.js';
export { sweepMarkdown } from './sweep.js';
