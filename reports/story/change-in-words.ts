import { match, P } from 'ts-pattern';
import type { Change, Snapshot, Trace } from '../../checker/index.js';
import { inline, isList, isRecord } from '../wording/index.js';
import { takesDown } from './bands.js';
import { type FieldPart, fieldText, partsOf, valueAt } from './field.js';
import { type Lane, ownerOf } from './lanes.js';

/** A change as a clause, once as what happened, once as what had happened before something else. */
export interface Clause {
  /** Of whom or what it speaks, and the process it belongs to, if to one. */
  readonly subject: string;
  readonly owner: string | null;
  readonly past: string;
  readonly pluperfect: string;
}

/** A change in plain words: "P2 became aborted", "Core1's cpu rose from 60 to 75", "acknowledged gained W1". */
export function clauseOf(change: Change, actor: string | null, trace: Trace, lanes: readonly Lane[]): Clause {
  const { owner, rest } = whoseField(change, trace, lanes);
  const text = fieldText(rest);
  const leaf = FUNCTION_WORDS.has(text) ? `“${text}”` : text;
  const its = owner === null ? unowned(rest, change) : leaf === '' ? owner : `${possessive(owner)} ${leaf}`;
  const said = (subject: string, past: string, pluperfect: string): Clause => ({ subject, owner, past, pluperfect });
  const became = (subject: string, value: string) => {
    const what = value.includes(' ') && !/^[[({]/.test(value) ? `“${value}”` : value;
    return said(subject, `became ${what}`, `had become ${what}`);
  };
  const { before, after } = change;
  const whom = owner ?? actor;
  if (whom !== null && takesDown(change)) return { ...said(whom, 'went down', 'had gone down'), owner: whom };
  return match({ before, after })
    .with({ before: false, after: true }, () =>
      owner !== null && isAdjective(leaf) ? became(owner, leaf) : became(its, 'true'),
    )
    .with({ before: true, after: false }, () => {
      if (owner === null || !isAdjective(leaf)) return became(its, 'false');
      return leaf === 'up'
        ? said(owner, 'went down', 'had gone down')
        : said(owner, `was no longer ${leaf}`, `had ceased to be ${leaf}`);
    })
    .with({ before: P.number, after: P.number }, ({ before: from, after: to }) =>
      to > from
        ? said(its, `rose from ${from} to ${to}`, `had risen from ${from} to ${to}`)
        : said(its, `fell from ${from} to ${to}`, `had fallen from ${from} to ${to}`),
    )
    .with({ before: P.string, after: P.string }, ({ after: value }) =>
      owner !== null && isStanding(leaf) && isAdjective(value) ? became(owner, value) : became(its, value),
    )
    .when(
      ({ before: one, after: other }) => isList(one) && isList(other),
      () => listClause(before, after, its, said),
    )
    .otherwise(() => became(its, inline(after)));
}

/** A field by the name that it has among those of who acts: `phase` of P1, and `participant[P2].phase` of another. */
export function fieldAsSeenBy(field: string, process: string | null, trace: Trace, lanes: readonly Lane[]): string {
  const { lane, rest } = ownerOf(field, lanes);
  if (lane === null || lane.name !== process || rest.length === 0) return field;
  return fieldText(withoutOnlyIndices(partsOf(field), rest, trace.initial));
}

/** Whether a change is of a kind that says something about a protocol: not the running of a clock, not a spent budget. */
export function isTelling({ before, after }: Change): boolean {
  return ![before, after].some((value) => isCountdown(value));
}

/** How much a change says to a reader of a sentence: those of what the sentence speaks of first, then names, then numbers. */
export function relevance(change: Change, sentence: string): number {
  const { field, before, after } = change;
  const spoken = wordsOf(sentence);
  const shared = (text: string) => wordsOf(text).filter((word) => spoken.some((other) => isAlike(word, other))).length;
  const leaf = partsOf(field).findLast(({ isIndex }) => !isIndex)?.name ?? field;
  const values = isList(after) || isRecord(after) ? '' : inline(after);
  const weight = match({ before, after })
    .when(
      () => takesDown(change),
      () => 5,
    )
    .with({ before: P.string, after: P.string }, () => 3)
    .with({ before: P.boolean }, () => 2)
    .with({ before: null }, () => 2)
    .when(
      () => isList(after),
      () => 0,
    )
    .otherwise(() => 1);
  return weight + 4 * shared(leaf) + 4 * shared(values);
}

/** What the same field of somebody else has in common with it: `participant[*].decision[T1]`. */
export function patternOf(field: string): string {
  const parts = partsOf(field);
  const index = parts.findIndex(({ isIndex }) => isIndex);
  return fieldText(parts.map((part, position) => (position === index ? { ...part, name: '*' } : part)));
}

/** What belongs to no process: "the detector's hasReported", "acknowledged". */
function unowned(parts: readonly FieldPart[], { after }: Change): string {
  const [top, ...rest] = parts;
  if (top !== undefined && rest.length === 0 && typeof after === 'string') return `the ${top.name}`;
  return top === undefined || rest.length === 0 || rest[0]?.isIndex
    ? fieldText(parts)
    : `the ${possessive(top.name)} ${fieldText(rest)}`;
}

/** "P2's", "Edges'". */
export function possessive(name: string): string {
  return name.endsWith('s') ? `${name}'` : `${name}'s`;
}

/** Whose a field is: a process's, else an element's of a record: `call[Call1].executions` is Call1's. */
function whoseField(
  { field, after }: Change,
  trace: Trace,
  lanes: readonly Lane[],
): { readonly owner: string | null; readonly rest: readonly FieldPart[] } {
  const { lane, rest } = ownerOf(field, lanes);
  if (lane !== null) return { owner: lane.name, rest: withoutOnlyIndices(partsOf(field), rest, trace.initial) };
  const [first, second, ...others] = rest;
  if (second?.isIndex) {
    // A word may be said of who has it, a number or a list has to be told what it is.
    const isNamed = others.length > 0 || typeof after === 'string' || first === undefined;
    return { owner: second.name, rest: isNamed ? others : [first] };
  }
  return { owner: null, rest: withoutOnlyIndices(rest, rest, trace.initial) };
}

/** Where there is only one transaction, nobody says which. */
function withoutOnlyIndices(
  all: readonly FieldPart[],
  rest: readonly FieldPart[],
  state: Snapshot,
): readonly FieldPart[] {
  const offset = all.length - rest.length;
  return rest.filter(({ isIndex }, position) => {
    if (!isIndex) return true;
    const siblings = valueAt(state, all.slice(0, offset + position));
    return siblings === undefined || !isRecord(siblings) || Object.keys(siblings).length !== 1;
  });
}

function listClause(
  before: Snapshot,
  after: Snapshot,
  subject: string,
  said: (subject: string, past: string, pluperfect: string) => Clause,
): Clause {
  const [old, recent] = [before, after].map((list) => (isList(list) ? list.map(inline) : []));
  const gained = recent?.filter((element) => !old?.includes(element)) ?? [];
  const lost = old?.filter((element) => !recent?.includes(element)) ?? [];
  if (gained.length > 0 && lost.length === 0) {
    return said(subject, `gained ${gained.join(', ')}`, `had gained ${gained.join(', ')}`);
  }
  if (recent?.length === 0) return said(subject, 'became empty', 'had become empty');
  if (lost.length > 0 && gained.length === 0) {
    return said(subject, `lost ${lost.join(', ')}`, `had lost ${lost.join(', ')}`);
  }
  const values = `from ${inline(before)} to ${inline(after)}`;
  return said(subject, `changed ${values}`, `had changed ${values}`);
}

/** A field that says how its owner stands, so that its value is said of the owner. */
function isStanding(leaf: string): boolean {
  return /^(phase|state|status|role|mode|stage|service)(\[[^\]]*\])?$/.test(leaf);
}

/** Whether a word can stand after "became". */
function isAdjective(word: string): boolean {
  return /^[a-z]+(ed|ive|le|dy|wn|nt|up)$|^(up|down|dead|idle|ready)$/.test(word);
}

function isCountdown(value: Snapshot): boolean {
  return (
    isRecord(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => /^(due|from|by)$/.test(key))
  );
}

const FUNCTION_WORDS = new Set(
  'a an and another any are as at be been but by each every for from has have he if in is it its no none nor not of on one only or other some than that the them they time to was were what when where which who whose will with without'.split(
    ' ',
  ),
);

function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2 && !FUNCTION_WORDS.has(word));
}

/** Forms of one word: "commit" and "committed", "execution" and "executed". */
function isAlike(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return (
    short === long ||
    (short.length >= 4 && long.startsWith(short)) ||
    (short.length >= 6 && short.slice(0, 5) === long.slice(0, 5))
  );
}
