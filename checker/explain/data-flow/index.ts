export { type DataFlow, dataFlowOf } from './flow.js';
export { groundsOf } from './grounds.js';
export { fieldsLookedAt } from './looked-at.js';
export { RecordingModel } from './recording-model.js';
