import { UsageError } from '../errors.js';
import type { Domain, ProcessId, ProcessSet } from './domain.js';

declare const linkBrand: unique symbol;

/** The identity of a link between two processes of the set `Name`. A number at run time, but no number may be used in its place. */
export type LinkId<Name extends string = string> = number & { readonly [linkBrand]: Name };

/** The links of a network, in both directions alike: the domain of their ids. A state has a `set` of those that are severed. */
export interface Links<Name extends string = string> extends Domain<LinkId<Name>> {
  /** Every id, in order. */
  readonly ids: readonly LinkId<Name>[];
  /** The link between two processes, or null where there is none. */
  between(one: ProcessId<Name>, other: ProcessId<Name>): LinkId<Name> | null;
  /** The two processes that a link joins. */
  endsOf(link: LinkId<Name>): readonly [ProcessId<Name>, ProcessId<Name>];
  /** Whether a message can go straight from one process to the other: they are linked, and that link is not severed. One always reaches oneself. */
  connect(severed: Severed<Name>, one: ProcessId<Name>, other: ProcessId<Name>): boolean;
  /** Every way in which the processes fall into two sides, as far as a link joins these. @throws UsageError with more than 12 processes */
  readonly splits: Domain<Split<Name>>;
}

/** As much of a set of links as is asked of it. */
interface Severed<Name extends string> {
  has(link: LinkId<Name>): boolean;
}

/** The links that join two sides of the processes. */
export interface Split<Name extends string = string> {
  readonly across: readonly LinkId<Name>[];
}

const MOST_TO_SPLIT = 12;

/**
 * The links between these pairs of processes, given by their names; without `pairs` every two are linked.
 * @throws UsageError if a pair names no two processes of the set, or is given twice.
 */
export function linksBetween<Name extends string>(
  processes: ProcessSet<Name>,
  pairs: readonly (readonly [string, string])[] = everyTwo(processes.names),
): Links<Name> {
  const { size, names: processNames } = processes;
  const ends = pairs.map(([one, other]) => endsNamed(processes, one, other));
  const names = ends.map(([one, other]) => `${processNames[one]}–${processNames[other]}`);
  const ids = ends.map((_, code) => code as LinkId<Name>);
  if (ids.length === 0) throw new UsageError(`linksBetween: there is no link between ${processNames.join(', ')}`);
  const table: (LinkId<Name> | null)[] = new Array(size * size).fill(null);
  for (const [code, [one, other]] of ends.entries()) {
    if (table[one * size + other] !== null) throw new UsageError(`linksBetween: ${names[code]} is given twice`);
    table[one * size + other] = table[other * size + one] = ids[code] ?? null;
  }
  const between = (one: ProcessId<Name>, other: ProcessId<Name>) => table[one * size + other] ?? null;
  let splits: Domain<Split<Name>> | undefined;
  return {
    kind: 'domain',
    shape: { type: 'link', set: processes.shape.set, names, ends },
    size: ids.length,
    description: `one of the links ${names.join(', ')}`,
    initial: 0 as LinkId<Name>,
    hasDefault: false,
    valueAt: (code) => code as LinkId<Name>,
    codeOf: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < ids.length ? value : -1,
    shownAt: (code) => names[code] ?? null,
    ids,
    between,
    endsOf: (link) => ends[link] as readonly [ProcessId<Name>, ProcessId<Name>],
    connect: (severed, one, other) => {
      if (one === other) return true;
      const link = between(one, other);
      return link !== null && !severed.has(link);
    },
    get splits() {
      splits ??= splitsOf(processes, ends);
      return splits;
    },
  };
}

/** Whether a domain is one of links. */
export function isLinks(domain: Domain<unknown>): domain is Links {
  return domain.shape.type === 'link';
}

function endsNamed<Name extends string>(
  { names, ids }: ProcessSet<Name>,
  one: string,
  other: string,
): readonly [ProcessId<Name>, ProcessId<Name>] {
  const [first, second] = [ids[names.indexOf(one)], ids[names.indexOf(other)]];
  if (first === undefined || second === undefined || first === second) {
    throw new UsageError(`linksBetween: ${one} and ${other} are no two of ${names.join(', ')}`);
  }
  return [first, second];
}

function everyTwo(names: readonly string[]): [string, string][] {
  return names.flatMap((one, position) => names.slice(position + 1).map((other): [string, string] => [one, other]));
}

/** The first process is on the first side, so that no split comes twice. */
function splitsOf<Name extends string>(
  { size, names }: ProcessSet<Name>,
  ends: readonly (readonly [number, number])[],
): Domain<Split<Name>> {
  if (size > MOST_TO_SPLIT) {
    throw new UsageError(`a network of ${size} processes splits in too many ways (at most ${MOST_TO_SPLIT} processes)`);
  }
  const splits: Split<Name>[] = [];
  const shown: string[] = [];
  for (let others = 1; others < 2 ** (size - 1); others++) {
    const isOther = (process: number) => process > 0 && ((others >> (process - 1)) & 1) === 1;
    const across = ends.flatMap(([one, other], link) =>
      isOther(one) === isOther(other) ? [] : [link as LinkId<Name>],
    );
    if (across.length === 0) continue;
    const side = (far: boolean) => names.filter((_, process) => isOther(process) === far).join(', ');
    splits.push({ across });
    shown.push(`${side(false)} | ${side(true)}`);
  }
  return {
    kind: 'domain',
    shape: { type: 'enumeration', names: shown },
    size: splits.length,
    description: 'a split of the processes into two sides',
    initial: splits[0] as Split<Name>,
    hasDefault: false,
    valueAt: (code) => splits[code] as Split<Name>,
    codeOf: (value) => splits.indexOf(value as Split<Name>),
    shownAt: (code) => shown[code] ?? null,
  };
}
