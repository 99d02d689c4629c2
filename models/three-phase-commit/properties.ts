import type { Property } from '../../checker/index.js';
import { localStateOf, type ReadonlyState, type ThreePhaseCommitLanguage } from './state.js';

/** What this protocol alone promises. The obligations of atomic commitment, which every protocol has, are in the catalogue. */
export function ownProperties({ transaction, always }: ThreePhaseCommitLanguage): {
  readonly [id: string]: Property<ReadonlyState>;
} {
  const t = transaction.valueAt(0);
  return {
    /** By it the living may decide among themselves: Bernstein, Hadzilacos and Goodman, 1987, section 7.5. */
    nonblocking: always(
      'while somebody who is up is uncertain nobody, dead or alive, has committed',
      (s) => !s.participant.some(({ decision }) => decision.at(t) === 'commit'),
      { given: (s) => s.participant.some((self) => self.up && localStateOf(self, t) === 'uncertain') },
    ),
  };
}
