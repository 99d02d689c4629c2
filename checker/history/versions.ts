import { UsageError } from '../errors.js';
import type { Dependency, Precedence } from './precedence.js';
import type { StoreAccess, Transaction } from './transaction.js';

/** A read that no order of the transactions explains: of what nobody wrote, or not of what the reader had written itself. */
export interface UnexplainedRead {
  readonly reader: Transaction;
  readonly access: StoreAccess;
}

/** Who made the versions of objects: positions of transactions, by object and version. */
type Makers = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** What versions tell of transactions, all of whose accesses have one. */
export interface Dependencies {
  /** The positions of those that are committed: as their clients know, or because one of these has read from them. */
  readonly committed: readonly number[];
  readonly unexplained: UnexplainedRead | undefined;
  /** Write–write, write–read and read–write dependencies between these. */
  readonly precedences: readonly Precedence[];
}

/**
 * The direct serialization graph (Adya, "Weak consistency: a generalized theory and optimistic implementations for
 * distributed transactions", 1999, section 3.1): the transactions are serializable, with versions in this order, just if
 * every read is explained and the graph has no circle.
 * @throws UsageError if two transactions made the same version, or one made an earlier version after a later one.
 */
export function dependenciesOf(transactions: readonly Transaction[]): Dependencies {
  const makers = makersOf(transactions);
  const committed = [...transactions.keys()].filter((position) => transactions[position]?.committed !== null);
  const isCommitted = new Set(committed);
  let unexplained: UnexplainedRead | undefined;
  // It grows while it is gone through, by those from whom somebody has read.
  for (const position of committed) {
    const reader = transactions[position];
    if (reader === undefined) continue;
    const read = unexplainedRead(reader, position, makers);
    unexplained ??= read === undefined ? undefined : { reader, access: read };
    for (const { does, key, version = 0 } of reader.accesses) {
      const maker = does === 'read' ? makers.get(key)?.get(version) : undefined;
      if (maker === undefined || isCommitted.has(maker)) continue;
      isCommitted.add(maker);
      committed.push(maker);
    }
  }
  const successors = successorsOf(makers, isCommitted);
  const precedences: Precedence[] = [];
  const add = (before: number | undefined, after: number | undefined, dependency: Dependency) => {
    if (before !== undefined && after !== undefined && before !== after)
      precedences.push({ before, after, dependency });
  };
  for (const position of committed) {
    for (const { does, key, version = 0 } of transactions[position]?.accesses ?? []) {
      const successor = successors.get(key)?.get(version);
      if (does === 'write') add(position, successor, { because: 'write-write', key });
      else {
        add(makers.get(key)?.get(version), position, { because: 'write-read', key });
        add(position, successor, { because: 'read-write', key });
      }
    }
  }
  return { committed, unexplained, precedences };
}

function makersOf(transactions: readonly Transaction[]): Makers {
  const makers = new Map<string, Map<number, number>>();
  for (const [position, { accesses }] of transactions.entries()) {
    const latest = new Map<string, number>();
    for (const { does, key, version = 0 } of accesses) {
      if (does === 'read') continue;
      const versions = makers.get(key) ?? new Map<number, number>();
      makers.set(key, versions);
      if (versions.has(version)) throw new UsageError(`version ${version} of "${key}" is made twice`);
      const earlier = latest.get(key) ?? 0;
      if (version < earlier) {
        throw new UsageError(
          `transaction ${position + 1} makes version ${version} of "${key}" after version ${earlier}`,
        );
      }
      versions.set(version, position);
      latest.set(key, version);
    }
  }
  return makers;
}

/** By object and version, who made the next version, of those that are committed. */
function successorsOf(makers: Makers, isCommitted: ReadonlySet<number>): Makers {
  return new Map(
    [...makers].map(([key, versions]) => {
      const made = [...versions].filter(([, maker]) => isCommitted.has(maker)).sort(([one], [other]) => one - other);
      return [key, new Map(made.map(([, maker], position) => [made[position - 1]?.[0] ?? 0, maker]))];
    }),
  );
}

/** The first access by which a transaction read what nobody wrote, or something else than it had written itself. */
function unexplainedRead({ accesses }: Transaction, position: number, makers: Makers): StoreAccess | undefined {
  const own = new Map<string, number>();
  return accesses.find(({ does, key, version = 0 }) => {
    if (does === 'write') {
      own.set(key, version);
      return false;
    }
    const maker = makers.get(key)?.get(version);
    if (own.has(key) || maker === position) return own.get(key) !== version;
    return version > 0 && maker === undefined;
  });
}
