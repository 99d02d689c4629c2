import type { Change, Snapshot, Trace, TraceStep } from '../../checker/index.js';
import { inline, isList, isRecord } from '../wording/index.js';
import { partsOf, valueAt } from './field.js';
import { type Lane, ownerOf } from './lanes.js';

/** A stretch of a run in which something is broken, from the state after one step to that after another. */
export interface Band {
  /** `down`: a process does nothing; `cut`: the network does not connect everybody. */
  readonly kind: 'down' | 'cut';
  /** Whose, or null where it goes across all lanes. */
  readonly lane: string | null;
  readonly label: string;
  /** The step that begins it; 0 if it is so from the beginning. */
  readonly from: number;
  /** The step that ends it; null if none does. */
  readonly to: number | null;
}

/** In which stretches processes are down, and in which the network is cut: what faults change, until it is as before. */
export function bandsOf(trace: Trace, lanes: readonly Lane[]): readonly Band[] {
  return [...downFromTheBeginning(trace, lanes), ...outagesOf(trace, lanes), ...cutsOf(trace, lanes)];
}

/** How a fault takes a process down, as far as its own fields tell. */
export function takesDown(change: Change): boolean {
  const leaf = partsOf(change.field).findLast(({ isIndex }) => !isIndex)?.name ?? '';
  if (change.before === true && change.after === false)
    return /^(is)?(up|alive|running|online|operational)$/i.test(leaf);
  if (change.before === false && change.after === true) return /^(is)?(down|crashed|dead|failed|silent)$/i.test(leaf);
  if (typeof change.after !== 'string') return false;
  return /^(down|crashed|dead|failed|stopped)$/i.test(change.after) || (leaf === 'power' && change.after === 'off');
}

function outagesOf({ steps }: Trace, lanes: readonly Lane[]): readonly Band[] {
  return steps.flatMap((step, position): readonly Band[] => {
    if (step.kind !== 'fault') return [];
    const own = step.changes.flatMap((change) => {
      const lane = downLane(change, step, lanes);
      return lane === null ? [] : [{ lane, change }];
    });
    const seen = new Set<string>();
    const bands = own.flatMap(({ lane, change }): readonly Band[] => {
      if (seen.has(lane)) return [];
      seen.add(lane);
      const end = steps.findIndex((later, at) => at > position && isBackTo(change, later));
      return [{ kind: 'down', lane, label: 'down', from: position + 1, to: end < 0 ? null : end + 1 }];
    });
    const crashed = lanes.find(({ name }) => name === step.process)?.name;
    const isCrash = /\bcrash/i.test(step.action);
    if (bands.length > 0 || crashed === undefined || !isCrash) return bands;
    // Where no field says so, the next repair brings it back.
    const end = steps.findIndex((later, at) => at > position && later.kind === 'repair' && later.process === crashed);
    return [{ kind: 'down', lane: crashed, label: 'down', from: position + 1, to: end < 0 ? null : end + 1 }];
  });
}

/** Whom a change takes down: whose field it is, or who is added to a list of all that are down. */
function downLane(change: Change, step: TraceStep, lanes: readonly Lane[]): string | null {
  if (takesDown(change)) return ownerOf(change.field, lanes).lane?.name ?? step.process;
  if (!isList(change.after) || !/crashed|down|dead|failed/i.test(change.field)) return null;
  const added = additions(change.before, change.after);
  return lanes.find(({ name }) => added.includes(name))?.name ?? null;
}

function isBackTo(change: Change, later: TraceStep): boolean {
  const same = later.changes.find(({ field }) => field === change.field);
  if (same === undefined) return false;
  return isList(change.before) ? additions(change.before, same.after).length === 0 : same.after === change.before;
}

function additions(before: Snapshot, after: Snapshot): readonly string[] {
  const known = new Set(isList(before) ? before.map(inline) : []);
  return (isList(after) ? after.map(inline) : []).filter((element) => !known.has(element));
}

function downFromTheBeginning({ initial, steps }: Trace, lanes: readonly Lane[]): readonly Band[] {
  if (!isRecord(initial)) return [];
  return lanes.flatMap(({ name, fields, families }): readonly Band[] => {
    const ways = [...fields.map((field) => `${field}.up`), ...families.map((family) => `${family}[${name}].up`)];
    const field = ways.find((way) => valueAt(initial, partsOf(way)) === false);
    if (field === undefined) return [];
    const end = steps.findIndex(({ changes }) => changes.some((change) => change.field === field));
    return [{ kind: 'down', lane: name, label: 'down', from: 0, to: end < 0 ? null : end + 1 }];
  });
}

/** What faults add to a list that belongs to nobody, and that names no single process: links that are cut. */
function cutsOf({ steps }: Trace, lanes: readonly Lane[]): readonly Band[] {
  const fields = new Set(
    steps.flatMap((step) =>
      step.kind === 'fault'
        ? step.changes.filter((change) => isCut(change, step, lanes)).map(({ field }) => field)
        : [],
    ),
  );
  return [...fields].flatMap((field) => {
    const bands: Band[] = [];
    for (const [position, { changes }] of steps.entries()) {
      const after = changes.find((change) => change.field === field)?.after;
      if (after === undefined) continue;
      const open = bands.at(-1);
      if (open !== undefined && open.to === null) bands[bands.length - 1] = { ...open, to: position + 1 };
      if (isList(after) && after.length > 0) {
        const label = `${field}: ${after.map(inline).join(', ')}`;
        bands.push({ kind: 'cut', lane: null, label, from: position + 1, to: null });
      }
    }
    return bands;
  });
}

function isCut({ field, before, after }: Change, { messages }: TraceStep, lanes: readonly Lane[]): boolean {
  if (!isList(before) || !isList(after) || messages.some(({ network }) => network === field)) return false;
  if (ownerOf(field, lanes).lane !== null || partsOf(field).length > 1) return false;
  const added = additions(before, after);
  const joins = (element: string) => lanes.filter(({ name }) => element !== name && element.includes(name)).length > 1;
  return added.length > 0 && added.every(joins);
}
