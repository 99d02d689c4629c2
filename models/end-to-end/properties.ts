import type { Property } from '../../checker/index.js';
import type { EndToEndLanguage, ReadonlyState } from './state.js';

/** What this model alone promises. The obligations of P29 are in the catalogue. */
export function ownProperties({ request, leadsTo }: EndToEndLanguage): {
  readonly [id: string]: Property<ReadonlyState>;
} {
  return {
    // A promise to the client is kept by whoever has voted, if it comes back.
    applied: leadsTo(
      'what has been answered as done in a transaction is applied in the end, and nothing else is left undecided',
      (s) => s.request.some(({ phase, unsettled }) => (phase === 'ok' || phase === 'error') && !unsettled.isEmpty),
      (s) =>
        request.ids.every((r) => {
          const { phase, unsettled } = s.request.at(r);
          return (phase !== 'ok' && phase !== 'error') || unsettled.isEmpty;
        }),
      { repairs: 'weak' },
    ),
  };
}

/** Every request has been answered, and everybody who took part in its transaction knows what became of it. */
export function isAtRest(): (s: ReadonlyState) => boolean {
  return (s) =>
    s.request.every(
      ({ phase, unsettled }) => phase === 'rejected' || ((phase === 'ok' || phase === 'error') && unsettled.isEmpty),
    );
}
