export { preparedModel } from './preparation.js';
export { type Assigned, PreparedThreads } from './prepared-threads.js';
export { type Task, taskOf } from './task.js';
export { leaveThreads, Thread, takeThreads } from './thread.js';
