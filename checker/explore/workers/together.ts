import type { Program } from '../../compile/index.js';
import type { StateStore } from '../../store/index.js';
import { type Ending, showsRuns } from '../budget.js';
import { estimateFrom } from '../estimate.js';
import type { Exploration } from '../exploration.js';
import { runsIn } from '../follow.js';
import { statesByLevel } from '../levels.js';
import { BYTES_PER_LINK, type Parents } from '../parents.js';
import type { Decision } from '../run.js';
import { sampleOf } from '../sample.js';
import type { Watch } from '../watch.js';
import type { Begun } from './begun.js';
import { type CanonicalOrder, canonicalOrder } from './canonical-order.js';
import { type Control, hasNextLevel, tally, total, word } from './control.js';
import type { Crew } from './crew.js';
import { Decisions } from './decisions.js';
import { nowhere } from './edge-switch.js';
import { type Levelled, levelledBy } from './levelled.js';
import type { Report } from './thread.js';

/**
 * Lets a crew go on with what one thread has begun. What comes out does not depend on how many they are: the same states
 * on the same levels, of the shortest runs to a decision the first, and where the transitions were kept the same numbers.
 */
export async function exploreTogether(begun: Begun, crew: Crew, watch: Watch): Promise<Exploration> {
  const { search, frontier, edges, edgeSwitch, instance } = begun;
  const { position } = frontier;
  const { layout } = search;
  const { maxStates, maxDepth, symmetry = false, reduction } = search.options;
  const { control, reports: working } = crew.explore({
    tables: search.program.store.tables,
    position,
    found: frontier.found,
    keepEdges: edges !== undefined,
    decisions: search.decisions,
    maxStates,
    maxDepth,
    memoryLimit: watch.memoryLimit,
    layout,
    symmetry,
    learnt: reduction?.learnt,
  });
  const counts = () => ({
    distinctStates: frontier.found + total(control, tally.found),
    transitions: search.transitions + total(control, tally.transitions),
    depth: hasNextLevel(control) ? levelOf(control) + 1 : levelOf(control),
  });
  const expanded = () => search.expanded + total(control, tally.expanded);
  const progress = () => {
    const { distinctStates, ...other } = counts();
    const estimate = estimateFrom(
      [...frontier.levelEnds, ...levelEndsOf(control, frontier.levelEnds.length, frontier.found)],
      {
        found: distinctStates,
        expanded: expanded(),
        memory: watch.memory,
      },
    );
    return { distinctStates, ...other, queue: distinctStates - expanded(), estimate };
  };
  let stopped: Ending | undefined;
  const reports = await watch.during(working, progress, (ending) => {
    stopped ??= ending;
    crew.stop();
  });

  const [first, ...others] = reports;
  if (first === undefined) throw new Error('a crew has at least one thread');
  const levelled = levelledBy(begun, first, others);
  const { store } = levelled;
  const { program } = search;
  // Walks make the same program count what is counted already.
  const counted = countsOf(program);
  const rest = async () => (watch.isSliceOver ? watch.rest(progress()) : undefined);
  const ended = endingOf(reports, stopped, control, watch.memoryLimit);
  const decisions = new Decisions(begun, reports, control, levelled);
  const found = await decisions.settle(ended, rest);
  const kept = { logs: reports.flatMap((report) => report.edges ?? []), end: store.count() };
  const { distinctStates } = counts();
  const { initialStates } = begun;
  // Otherwise an expansion may be half done, and some of the edges that lead to what it found missing.
  const order =
    edges === undefined || !showsRuns(found.ending)
      ? undefined
      : await finished(
          canonicalOrder({
            ...kept,
            before: edges,
            states: distinctStates,
            initialStates,
            isTimed: instance.time !== undefined,
          }),
          rest,
        );
  const seen = order === undefined ? asStored(levelled) : inOrder(order, store);
  edgeSwitch.to = nowhere;
  if (order !== undefined) program.storeIn(seen.store);
  for (const { stuttering } of reports) if (stuttering !== undefined) reduction?.addStuttering(stuttering);
  sumUp(program, [counted, ...reports], seen.numberOf);
  watch.look(progress());
  return {
    ...counts(),
    program,
    parents: seen.parents,
    edges: order?.edges,
    ...runsIn(instance, seen.store, seen.parents, symmetry),
    sample: (size) => sampleOf(program, seen.parents, seen.end, size),
    expectedOmissions: null,
    ending:
      found.ending.because === 'failed'
        ? { ...found.ending, source: seen.numberOf(found.ending.source) }
        : found.ending,
    decisions: found.decisions.map((decision) => decision && renumbered(decision, seen.numberOf)),
    initialStates,
    levels: statesByLevel(
      [...frontier.levelEnds, ...first.foundByLevel.map((by) => frontier.found + by)],
      distinctStates,
    ),
    expanded: expanded(),
    workers: reports.length,
    seconds: watch.seconds,
    bytesPerState: first.bytes / distinctStates + BYTES_PER_LINK,
    peakMemory: watch.peakMemory,
    reduction,
  };
}

/** How the states that were found are numbered for what comes after. */
interface Seen {
  readonly store: StateStore;
  readonly parents: Pick<Parents, 'pathTo' | 'has'>;
  /** Behind the last number. */
  readonly end: number;
  readonly numberOf: (id: number) => number;
}

function asStored({ store, parents }: Levelled): Seen {
  return { store, parents, end: store.count(), numberOf: (id) => id };
}

function inOrder({ order, numberOf, parents }: CanonicalOrder, store: StateStore): Seen {
  const pathTo = (number: number): number[] => {
    const path: number[] = [];
    for (let at = number; at >= 0; at = parents[at] ?? -1) path.push(at);
    return path.reverse();
  };
  return {
    store: { ...store, load: (number) => store.load(order[number] ?? 0), count: () => order.length },
    parents: { pathTo, has: () => true },
    end: order.length,
    numberOf: (id) => (id < 0 ? id : (numberOf[id] ?? 0)),
  };
}

function renumbered(decision: Decision, numberOf: (id: number) => number): Decision {
  return decision.at === 'state'
    ? { at: 'state', state: numberOf(decision.state) }
    : { at: 'step', source: numberOf(decision.source), target: numberOf(decision.target) };
}

type Counts = Pick<Program, 'statistics' | 'idle' | 'cases' | 'firstEnabled'>;

/** What a program has counted up to now. */
function countsOf({ statistics, idle, cases, firstEnabled }: Counts): Counts {
  return {
    statistics: statistics.slice(),
    idle: idle.slice(),
    cases: cases.slice(),
    firstEnabled: firstEnabled.slice(),
  };
}

/** Adds up what each has counted; of the states that first enable an action it takes any of the first ones. */
function sumUp(into: Counts, of: readonly Counts[], numberOf: (id: number) => number): void {
  for (const counts of [into.statistics, into.idle, into.cases]) counts.fill(0);
  into.firstEnabled.fill(-1);
  for (const { statistics, idle, cases, firstEnabled } of of) {
    for (const [at, count] of statistics.entries()) into.statistics[at] = (into.statistics[at] ?? 0) + count;
    for (const [at, count] of idle.entries()) into.idle[at] = (into.idle[at] ?? 0) + count;
    for (const [at, count] of cases.entries()) into.cases[at] = (into.cases[at] ?? 0) + count;
    for (const [at, id] of firstEnabled.entries()) {
      if (id >= 0 && (into.firstEnabled[at] ?? -1) < 0) into.firstEnabled[at] = numberOf(id);
    }
  }
}

/** How many states had been found at the end of each level from the one at a position on, of which so many before there were threads. */
function levelEndsOf(control: Control, from: number, before: number): number[] {
  return Array.from(control.levelEnds.subarray(from, levelOf(control)), (found) => before + found);
}

function levelOf({ words }: Control): number {
  return Atomics.load(words, word.level);
}

function endingOf(
  reports: readonly Report[],
  stopped: Ending | undefined,
  { decidedOn, words }: Control,
  memoryLimit: number | undefined,
): Ending {
  const because = (which: Ending['because']) =>
    reports.map(({ ending }) => ending).find((ending) => ending.because === which);
  const isDecided = decidedOn.length > 0 && decidedOn.every((level) => level !== 0);
  return (
    because('failed') ??
    (memoryLimit !== undefined && Atomics.load(words, word.limited) !== 0
      ? { because: 'memory', limit: memoryLimit }
      : because('no memory')) ??
    because('states') ??
    stopped ??
    (isDecided ? { because: 'decided' } : undefined) ??
    because('depth') ?? { because: 'exhausted' }
  );
}

/** Runs something long to its end, while the rest of the process lives. */
async function finished<Result>(
  work: Generator<void, Result>,
  rest: () => Promise<Ending | undefined>,
): Promise<Result> {
  for (;;) {
    const turn = work.next();
    if (turn.done === true) return turn.value;
    await rest();
  }
}
