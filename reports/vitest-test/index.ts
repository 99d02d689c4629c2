export { importPath, type ModelModule, replayingTest } from './replaying-test.js';
