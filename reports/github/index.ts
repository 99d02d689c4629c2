export { annotations } from './annotations.js';
export { jobSummary } from './job-summary.js';
