export { gexfOf } from './gexf.js';
export { graphmlOf } from './graphml.js';
export { type StateGraph, surroundingsGraph } from './surroundings-graph.js';
