export { Checkpoint } from './checkpoint.js';
export { type Identity, identityOf } from './identity.js';
