import type { OfNode } from './procedures.js';
import type { NodeId, State } from './state.js';

/** What a step of a procedure waits for, and does, besides its turn. */
export interface Step {
  readonly when?: OfNode;
  readonly then?: (s: State, n: NodeId) => void;
}

export const always: OfNode = () => true;

export const nothing = (): void => {};
