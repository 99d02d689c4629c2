export { junitReport } from './junit.js';
