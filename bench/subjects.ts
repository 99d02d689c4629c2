/** Something which explores TwoPhase in a child process of its own. */
export interface Subject {
  readonly name: string;
  /** A TypeScript module which, run with `args`, prints one line of JSON: an `Outcome`. */
  readonly script: URL;
  readonly args: (resourceManagers: number) => readonly string[];
}

/** The subject to which all others are compared. */
export const YARDSTICK: Subject = {
  name: 'yardstick',
  script: new URL('yardstick/two-phase.ts', import.meta.url),
  args: (resourceManagers) => [String(resourceManagers)],
};

const SIGNALBOX = new URL('signalbox/run.ts', import.meta.url);
const SPIN = new URL('spin/run.ts', import.meta.url);

/** All subjects, in the order in which each round runs them. */
export const SUBJECTS: readonly Subject[] = [
  YARDSTICK,
  {
    name: 'signalbox',
    script: SIGNALBOX,
    args: (resourceManagers) => ['two-phase', `resourceManagers=${resourceManagers}`],
  },
  {
    name: 'spin depth-first',
    script: SPIN,
    args: (resourceManagers) => ['depth-first', String(resourceManagers)],
  },
  {
    name: 'spin breadth-first',
    script: SPIN,
    args: (resourceManagers) => ['breadth-first', String(resourceManagers)],
  },
];

/** What liveness costs: the same exploration, of seven resource managers, without and with a `leadsTo` under weak fairness. */
export const LIVENESS: readonly [without: Subject, withProperty: Subject] = [
  {
    name: 'signalbox fair',
    script: SIGNALBOX,
    args: () => ['two-phase', 'resourceManagers=7', '--variant', 'fair'],
  },
  {
    name: 'signalbox fair PreparedDecide',
    script: SIGNALBOX,
    args: () => ['two-phase', 'resourceManagers=7', '--variant', 'fair', '--property', 'PreparedDecide'],
  },
];

/** A protocol as it is really modelled, for which there is no yardstick: with logs, locks, faults and their budgets. */
export const PROTOCOL: Subject = {
  name: 'signalbox two-phase-commit',
  script: SIGNALBOX,
  args: () => ['two-phase-commit'],
};
