import type { Property } from '../../checker/index.js';
import type { ReadonlyState, RpcLanguage } from './state.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** What this model alone promises. The obligations of P3, P11 and P30 are in the catalogue. */
export function ownProperties({ alwaysStep, never }: RpcLanguage): Properties {
  return {
    outcomesStay: alwaysStep('no outcome that the client was told is ever changed', (before, after) =>
      before.call.every(
        ({ outcome, answer }, c) =>
          outcome === 'none' || (outcome === after.call.at(c).outcome && answer === after.call.at(c).answer),
      ),
    ),
    // The time that a message may take is measured by one countdown: there must never be a second message.
    oneMessageAtATime: never(
      'in a timely network something is on its way that no time is measured for',
      (s) => s.isTimely && !s.way.isRunning && !s.network.isEmpty,
    ),
  };
}

/** Every call has an outcome, and nothing is left of any of them. */
export function isAtRest(s: ReadonlyState): boolean {
  return (
    s.call.every(({ outcome }) => outcome !== 'none') &&
    s.network.isEmpty &&
    s.node.every(({ response }) => response.every((number) => number === 0))
  );
}
