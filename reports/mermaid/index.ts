export { sequenceDiagram } from './sequence-diagram.js';
