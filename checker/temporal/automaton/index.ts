export type { Atom, Automaton, Move } from './automaton.js';
export { automatonOf } from './translate.js';
export { leadingToAcceptance } from './trim.js';
