import type { PbftLanguage } from './state.js';

/** Where designs of the protocol differ beyond the sizes of their quorums. */
export interface Rules {
  /** How often a prepare quorum counts the primary: once, by its pre-prepare, and not again by a prepare. */
  readonly primaryCounts: 0 | 1 | 2;
  /** Whether backups verify that a NEW-VIEW follows from a quorum of view changes. */
  readonly verifiesNewView: boolean;
  /** Whether a replica goes along when f+1 others have gone on to later views. */
  readonly joinsViewChanges: boolean;
  /** Whether what is committed waits until everything before it is executed. */
  readonly executesInOrder: boolean;
  /** Whether a request that has been executed is executed again where it is committed a second time. */
  readonly executesAgain: boolean;
  /** Whether a replica whose VIEW-CHANGE a quorum has not yet joined waits for it before it goes on to the next view. */
  readonly waitsForOthers: boolean;
}

/** What the actions of a design are functions of. */
export type Design = PbftLanguage & Rules;

/** As Castro and Liskov have it. */
export function literature(language: PbftLanguage): Design {
  return {
    ...language,
    primaryCounts: 1,
    verifiesNewView: true,
    joinsViewChanges: true,
    waitsForOthers: true,
    executesInOrder: true,
    executesAgain: false,
  };
}
