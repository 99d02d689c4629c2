import type { Binding } from '../obligation.js';
import { keyOf } from './job.js';

/** One part of a run that several machines share. */
export interface ShardAsked {
  /** From 1. */
  readonly number: number;
  /** How many parts there are. */
  readonly of: number;
}

/** What is to be known of checks to share them out. */
export interface Sharing {
  /** About how many seconds the exploration takes that decides it, the same for all that it decides. */
  readonly secondsOf: (binding: Binding) => number;
  /** The check by which one is judged; undefined if there is none. */
  readonly counterpartOf: (binding: Binding) => Binding | undefined;
}

/** What has to be done by one machine. */
interface Unit {
  readonly bindings: readonly Binding[];
  readonly seconds: number;
}

/**
 * Shares checks out among so many machines, so that they end at about the same time: each check is in exactly one part, with
 * those that the same exploration decides, and a break with the check that shows what is to blame. What takes longest is
 * given away first, each time to the machine that has least to do until then (Graham, "Bounds on multiprocessing timing
 * anomalies", 1969: no part takes more than 4/3 of what the best sharing would need). The same checks and costs are always
 * shared in the same way. Each part is in the order of the checks.
 */
export function shared(bindings: readonly Binding[], parts: number, sharing: Sharing): readonly (readonly Binding[])[] {
  const machines = Array.from({ length: parts }, () => ({ seconds: 0, bindings: new Set<Binding>() }));
  // Sorting is stable: units that cost the same stay in the order of the checks.
  for (const unit of unitsOf(bindings, sharing).toSorted((one, other) => other.seconds - one.seconds)) {
    const next = machines.reduce((least, each) => (each.seconds < least.seconds ? each : least));
    next.seconds += unit.seconds;
    for (const binding of unit.bindings) next.bindings.add(binding);
  }
  return machines.map((machine) => bindings.filter((binding) => machine.bindings.has(binding)));
}

/** What hangs together: by one exploration, or because one check is judged by another. */
function unitsOf(bindings: readonly Binding[], { secondsOf, counterpartOf }: Sharing): readonly Unit[] {
  const groups = grouped(bindings, keyOf);
  const leaders = new Map([...groups.keys()].map((key) => [key, key]));
  const leaderOf = (key: string): string => {
    const leader = leaders.get(key) ?? key;
    return leader === key ? key : leaderOf(leader);
  };
  for (const binding of bindings) {
    const counterpart = counterpartOf(binding);
    if (counterpart !== undefined && groups.has(keyOf(counterpart))) {
      leaders.set(leaderOf(keyOf(binding)), leaderOf(keyOf(counterpart)));
    }
  }
  const units = grouped([...groups], ([key]) => leaderOf(key));
  return [...units.values()].map((explorations) => ({
    bindings: explorations.flatMap(([, group]) => group),
    seconds: explorations.reduce((sum, [, [first]]) => sum + (first === undefined ? 0 : secondsOf(first)), 0),
  }));
}

function grouped<Item>(
  items: readonly Item[],
  keyOfItem: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
