import type { CheckResult, Explanation, Mark, PropertyResult, Trace, TraceStep } from '../../checker/index.js';
import { type Entry, entriesOf } from '../wording/index.js';
import { type Arrow, arrowsOf } from './arrows.js';
import { type Band, bandsOf } from './bands.js';
import { type Cone, coneOf } from './cone.js';
import { type Lane, laneOfStep, lanesOf } from './lanes.js';
import { minimalityOf } from './minimality.js';
import { faultsOf, sentenceOf } from './sentence.js';

/** A run as it is told and drawn. */
export interface Story {
  readonly lanes: readonly Lane[];
  /** What happens, one below the other: each step, or several by which nothing but time passes. */
  readonly rows: readonly Row[];
  readonly arrows: readonly Arrow[];
  readonly bands: readonly Band[];
  /** What the verdict depends on; null where that was not worked out. */
  readonly cone: Cone | null;
  /** What happened, in a sentence or two. */
  readonly sentence: string;
  /** What went wrong besides the protocol, in a sentence. */
  readonly faults: string;
  /** Whether there may be a shorter run, in a sentence. */
  readonly minimality: string;
}

export interface Row extends Entry {
  /** On which lane it happens; null if on none, as time does. */
  readonly lane: string | null;
  /** What it does to its lane. */
  readonly event: 'step' | 'time' | 'timer' | 'fault' | 'lie' | 'crash' | 'repair' | 'restart';
}

/** What a story is told of. */
export interface Subject {
  /** Null if it is the model that failed. */
  readonly property: Pick<PropertyResult, 'id' | 'name' | 'kind' | 'verdict' | 'found'> | null;
  readonly trace: Trace;
  readonly explanation: Explanation | null;
  readonly check: Pick<CheckResult, 'engine' | 'search' | 'reduction' | 'storage'> | null;
}

/** What a run is about that shows no property, but where the model itself fails. */
const FAILURE = { id: 'the model', name: '', kind: 'failure', verdict: 'violated' } as const;

/** The story of a run that decides a property. */
export function storyOf({ property, trace, explanation, check }: Subject): Story {
  const lanes = lanesOf(trace);
  const bands = bandsOf(trace, lanes);
  const arrows = arrowsOf(trace, lanes, explanation?.causes ?? null);
  const found = property?.found;
  return {
    lanes,
    rows: rowsOf(trace, lanes, { bands, arrows }),
    arrows,
    bands,
    cone:
      explanation === null
        ? null
        : coneOf(
            explanation,
            trace.steps.map((step) => laneOfStep(step, lanes)?.name ?? null),
          ),
    sentence: sentenceOf({ property: property ?? FAILURE, trace, explanation, lanes }),
    faults: faultsOf(trace, lanes),
    minimality: check === null ? '' : minimalityOf({ ...check, trace, ...(found === undefined ? {} : { found }) }),
  };
}

/** At which row a step stands; −1 for the initial state. */
export function rowOfStep(rows: readonly Row[], number: number): number {
  return rows.findIndex(({ first, last }) => first <= number && number <= last);
}

/** How a property stood after a step; null if that is not known. */
export function markAfter(explanation: Explanation | null, property: string, number: number): Mark | null {
  return explanation?.marks.find((marks) => marks.property === property)?.states[number] ?? null;
}

/** What a step's event depends on. */
type Drawn = Pick<Story, 'bands' | 'arrows'>;

function rowsOf({ steps, loop }: Trace, lanes: readonly Lane[], drawn: Drawn): readonly Row[] {
  return entriesOf(steps, loop?.start).map((entry) => {
    const lane = laneOfStep(entry.step, lanes)?.name ?? null;
    return { ...entry, lane, event: lane === null ? 'time' : eventOf(entry.step, entry.first, drawn) };
  });
}

function eventOf({ kind }: TraceStep, number: number, { bands, arrows }: Drawn): Row['event'] {
  const down = bands.filter((band) => band.kind === 'down');
  if (down.some(({ from }) => from === number)) return 'crash';
  if (down.some(({ to }) => to === number)) return 'restart';
  // Who is lied to does nothing wrong.
  if (kind === 'fault' && arrows.some(({ isForged, to }) => isForged && to.step === number)) return 'lie';
  return kind === 'protocol' ? 'step' : kind;
}
