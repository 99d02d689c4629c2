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

/**
 * Whether a change is one by which a process goes down, where the model does not say what its faults mean. A convention: its
 * `up` becomes false (or `alive`, `running`), its `down` true, or something of it "crashed".
 */
export function takesDown(change: Change): boolean {
  const leaf = partsOf(change.field).findLast(({ isIndex }) => !isIndex)?.name ?? '';
  if (change.before === true && change.after === false)
    return /^(is)?(up|alive|running|online|operational)$/i.test(leaf);
  if (change.before === false && change.after === true) return /^(is)?(down|crashed|dead|failed)$/i.test(leaf);
  if (typeof change.after !== 'string') return false;
  return /^(down|crashed|dead|failed|stopped)$/i.test(change.after) || (leaf === 'power' && change.after === 'off');
}

function outagesOf({ steps }: Trace, lanes: readonly Lane[]): readonly Band[] {
  return steps.flatMap((step, position): readonly Band[] => {
    if (step.kind !== 'fault') return [];
    if (step.means !== undefined) return step.means === 'crash' ? crashOf(step, position, steps, lanes) : [];
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
    return bands;
  });
}

/** Who crashes is down until it restarts, or until what has changed of it is as before. */
function crashOf(step: TraceStep, position: number, steps: Trace['steps'], lanes: readonly Lane[]): readonly Band[] {
  const down = step.changes.find(takesDown);
  const owner = down === undefined ? undefined : ownerOf(down.field, lanes).lane;
  const lane = lanes.find(({ name }) => name === step.process) ?? owner;
  if (lane === undefined || lane === null) return [];
  const isBack = (later: TraceStep) =>
    later.means === undefined
      ? down !== undefined && isBackTo(down, later)
      : later.means === 'restart' && later.process === step.process;
  const end = steps.findIndex((later, at) => at > position && isBack(later));
  return [{ kind: 'down', lane: lane.name, label: 'down', from: position + 1, to: end < 0 ? null : end + 1 }];
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

function isCut({ field, before, after }: Change, { messages, means }: TraceStep, lanes: readonly Lane[]): boolean {
  if (!isList(before) || !isList(after) || messages.some(({ network }) => network === field)) return false;
  if (means !== undefined) return means === 'cut';
  if (ownerOf(field, lanes).lane !== null || partsOf(field).length > 1) return false;
  const added = additions(before, after);
  const joins = (element: string) => lanes.filter(({ name }) => element !== name && element.includes(name)).length > 1;
  return added.length > 0 && added.every(joins);
}
