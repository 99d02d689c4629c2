import type { Change, Explanation, PropertyResult, Trace, TraceStep } from '../../checker/index.js';
import { amountPassed } from '../wording/index.js';
import { type Clause, clauseOf, isTelling, patternOf, relevance } from './change-in-words.js';
import { deedOf, deedOfSomebody } from './deed.js';
import { type Lane, laneOfStep, ownerOf } from './lanes.js';

/** What a sentence about a run is made from. */
export interface Told {
  readonly property: Pick<PropertyResult, 'id' | 'name' | 'kind' | 'verdict'>;
  readonly trace: Trace;
  readonly explanation: Explanation | null;
  readonly lanes: readonly Lane[];
}

/** A step by what of it says most. */
export interface Event {
  readonly number: number;
  readonly step: TraceStep;
  /** What it changed; null where it is told by its messages or its action alone. */
  readonly change: Change | null;
  readonly clause: Clause;
}

/** No more causes are told than these: who wants all of them follows the cone. */
const MOST_CAUSES = 2;

/** Where something happened, for a sentence: "at step 10 (transaction timeout)". */
export function where({ number, step, change, clause }: Event): string {
  const isTold = change === null && clause.subject !== step.process && step.messages.length === 0;
  return isTold || clause.past.startsWith('did ')
    ? `at step ${number}`
    : `at step ${number} (${deedOfSomebody(step, clause.owner)})`;
}

/** "P2 became aborted at step 10 (transaction timeout)" */
export function happened(event: Event): string {
  return `${event.clause.subject} ${event.clause.past} ${where(event)}`;
}

/** What a step did, told by that change which says most about the property; else by what it sent, else by its action. */
export function eventOf(told: Told, number: number): Event | undefined {
  return eventsOf(told, number)[0];
}

/** The same by each of the changes that say equally much. */
export function eventsOf(told: Told, number: number): readonly Event[] {
  const step = told.trace.steps[number - 1];
  if (step === undefined) return [];
  const events = allEventsOf(told, step, number);
  const weight = (event: Event) => (event.change === null ? 0 : weightOf(told, number, event.change));
  const [first] = events;
  return first === undefined ? [] : events.filter((event) => weight(event) === weight(first));
}

/** A step by each change that says something, those first that say most; by itself if there is none. */
function allEventsOf(told: Told, step: TraceStep, number: number): readonly Event[] {
  const changes = tellingChanges(told, number);
  const crash = crashOf(told, step, number, changes[0] ?? null);
  if (crash !== undefined) return [crash];
  if (changes.length === 0) return [{ number, step, change: null, clause: plainClause(step, told) }];
  return changes.map((change) => ({
    number,
    step,
    change,
    clause: clauseOf(change, step.process, told.trace, told.lanes),
  }));
}

/** Of a crash, that somebody crashed says all; what was forgotten with it says less. */
function crashOf({ lanes }: Told, step: TraceStep, number: number, change: Change | null): Event | undefined {
  const who = step.process;
  if (step.means !== 'crash' || who === null || lanes.every(({ name }) => name !== who)) return undefined;
  return { number, step, change, clause: { subject: who, owner: who, past: 'went down', pluperfect: 'had gone down' } };
}

/** The last step by which something happened, and not only time passed; 0 if there is none. */
export function lastDeed({ steps }: Trace): number {
  return steps.findLastIndex((step) => amountPassed(step) === undefined) + 1;
}

/** What, before an event, decided as well; where that was not worked out, a change that the event seems to be at odds with. */
export function counterpartsOf(told: Told, event: Event): readonly Event[] {
  const { explanation, property } = told;
  const { change } = event;
  const decided = decisiveEvents(told, change).filter(({ number }) => number < event.number);
  if (decided.length > 0) return decided.slice(-MOST_CAUSES);
  if (change === null) return [];
  const earlier = told.trace.steps
    .slice(0, event.number - 1)
    .flatMap((step, position) => allEventsOf(told, step, position + 1));
  const isNumeric = typeof change.after === 'number';
  if (explanation === null && !isNumeric) {
    const pattern = patternOf(change.field);
    const others = earlier.filter(
      ({ change: other }) => other !== null && other.field !== change.field && patternOf(other.field) === pattern,
    );
    const weights = others.map(({ change: other }) => (other === null ? 0 : relevance(other, property.name)));
    const telling = others.filter((_, position) => weights[position] === Math.max(...weights));
    const latest = telling.filter(({ number }) => number === telling.at(-1)?.number);
    const other = latest.find(({ step, clause }) => clause.owner === step.process) ?? latest[0];
    if (other !== undefined) return [other];
  }
  const same = earlier.findLast((each) => each.change?.field === change.field);
  return same !== undefined && (isNumeric || property.kind === 'alwaysStep') ? [same] : [];
}

/** The steps that decided, as events: by a change like the one that they decided with, if they made such a one. */
export function decisiveEvents(told: Told, like: Change | null = null): readonly Event[] {
  const pattern = like === null ? null : patternOf(like.field);
  return (told.explanation?.decisive ?? []).flatMap((number) => {
    const step = told.trace.steps[number - 1];
    if (step === undefined || amountPassed(step) !== undefined) return [];
    const events = allEventsOf(told, step, number);
    return [events.find(({ change }) => change !== null && patternOf(change.field) === pattern) ?? events[0]].filter(
      (event) => event !== undefined,
    );
  });
}

/** Of each field at which the property looks, how it came to be as it is, among the steps after one, up to another. */
export function latestLookedAt(told: Told, after: number, until: number): readonly Event[] {
  const latest = new Map<string, Event>();
  for (const event of eventsLookedAt(told, after, until)) {
    if (event.change === null) continue;
    latest.delete(event.change.field);
    latest.set(event.change.field, event);
  }
  return [...latest.values()];
}

/** Of the steps after one, up to another, so many that say most of what the property looks at, in order. */
export function mostTellingLookedAt(told: Told, after: number, until: number, most: number): readonly Event[] {
  const weight = ({ number, change }: Event) => (change === null ? 0 : weightOf(told, number, change));
  return eventsLookedAt(told, after, until)
    .toSorted((one, other) => weight(other) - weight(one))
    .slice(0, most)
    .sort((one, other) => one.number - other.number);
}

/** The steps after one, up to another, that change something at which the property looks. */
function eventsLookedAt(told: Told, after: number, until: number): readonly Event[] {
  return told.trace.steps.slice(0, until).flatMap((step, position) => {
    const number = position + 1;
    if (number <= after || amountPassed(step) !== undefined) return [];
    const isLooked = ({ change }: Event) => change !== null && isLookedAt(told, number, change);
    return allEventsOf(told, step, number).find(isLooked) ?? [];
  });
}

/** What led to an event, step by step, the first of these first. */
export function causesOf(told: Told, event: Event): readonly Event[] {
  const found: Event[] = [];
  let number = event.number;
  while (found.length < MOST_CAUSES) {
    const before = directCause(told, number);
    if (before === undefined) break;
    const cause = causeOf(told, before, number);
    if (cause !== undefined) found.unshift(cause);
    number = before;
  }
  return found;
}

/** A cause as an event: by what it sent to the step that it led to, else by what it changed; undefined if by neither. */
function causeOf(told: Told, number: number, effect: number): Event | undefined {
  const event = eventOf(told, number);
  if (event === undefined) return undefined;
  const received = told.trace.steps[effect - 1]?.messages.filter(({ event: what }) => what === 'received') ?? [];
  const isSent = event.step.messages.some(
    ({ event: what, kind }) => what === 'sent' && received.some((each) => each.kind === kind),
  );
  if (isSent) return { ...event, change: null, clause: plainClause(event.step, told) };
  return event.change === null ? undefined : event;
}

/** The event of a run that says most about the property, the latest of equals; undefined if nothing happens. */
export function mostTellingEvent(told: Told): Event | undefined {
  const events = told.trace.steps.flatMap((_, position) => {
    const event = isInCone(told, position + 1) ? eventOf(told, position + 1) : undefined;
    return event === undefined || event.change === null
      ? []
      : [{ event, weight: weightOf(told, event.number, event.change) }];
  });
  const most = Math.max(...events.map(({ weight }) => weight));
  return events.findLast(({ weight }) => weight === most)?.event;
}

function weightOf(told: Told, number: number, change: Change): number {
  const { property, lanes, trace } = told;
  const step = trace.steps[number - 1];
  if (step === undefined) return 0;
  const looked = isLookedAt(told, number, change) ? LOOKED_AT : 0;
  return looked + relevance(change, property.name) + closeness(change, step, lanes) + (step.kind === 'fault' ? 1 : 0);
}

/** As much as a value that can be named weighs more than nothing; a word that the property itself uses weighs more. */
const LOOKED_AT = 2.5;

/** Whether it is known that the property looks at what a step changed. */
function isLookedAt({ explanation }: Told, number: number, { field }: Change): boolean {
  return explanation?.lookedAt?.[number - 1]?.includes(field) === true;
}

function isInCone({ explanation }: Told, number: number): boolean {
  return explanation === null || explanation.cone.length === 0 || explanation.cone.includes(number);
}

/** The changes of a step that say something, those first that say most. Networks tell by messages, budgets nothing. */
function tellingChanges(told: Told, number: number): readonly Change[] {
  const { trace } = told;
  const step = trace.steps[number - 1];
  if (step === undefined || amountPassed(step) !== undefined) return [];
  const networks = new Set(trace.steps.flatMap(({ messages }) => messages.map(({ network }) => network)));
  const isBudget = ({ field, before, after }: Change) =>
    step.kind !== 'protocol' && typeof before === 'number' && after === before + 1 && !/[.[]/.test(field);
  return step.changes
    .filter((change) => !networks.has(change.field) && isTelling(change) && !isBudget(change))
    .sort((one, other) => weightOf(told, number, other) - weightOf(told, number, one));
}

/** What a step changes of who acts, or of whom it names, comes before what it changes besides. */
function closeness({ field }: Change, step: TraceStep, lanes: readonly Lane[]): number {
  const owner = ownerOf(field, lanes).lane?.name;
  if (owner === undefined) return 0;
  if (owner === step.process) return 2;
  return Object.values(step.arguments).includes(owner) ? 1 : 0;
}

/** What says a step that changed nothing worth a word. */
function plainClause(step: TraceStep, { lanes }: Told): Clause {
  const name = laneOfStep(step, lanes)?.name ?? null;
  const sent = [...new Set(step.messages.flatMap(({ event, kind }) => (event === 'sent' ? [kind] : [])))].join(' and ');
  const lost = step.messages.find(({ event }) => event === 'lost');
  if (name !== null && sent !== '')
    return { subject: name, owner: name, past: `sent ${sent}`, pluperfect: `had sent ${sent}` };
  if (lost !== undefined) {
    return { subject: lost.kind, owner: null, past: 'was lost', pluperfect: 'had been lost' };
  }
  const deed = `“${deedOf(step)}”`;
  if (step.process === null) return { subject: deed, owner: name, past: 'happened', pluperfect: 'had happened' };
  return { subject: step.process, owner: step.process, past: `did ${deed}`, pluperfect: `had done ${deed}` };
}

/** The latest step on which another depends: known, or else the one whose message it received, or the one before on its lane. */
function directCause({ trace, explanation, lanes }: Told, number: number): number | undefined {
  if (explanation !== null) return explanation.causes[number - 1]?.at(-1);
  const { steps } = trace;
  const step = steps[number - 1];
  if (step === undefined) return undefined;
  const received = step.messages.filter(({ event }) => event === 'received');
  const lane = laneOfStep(step, lanes);
  const isCause = (earlier: TraceStep) =>
    (lane !== null && laneOfStep(earlier, lanes) === lane) ||
    earlier.messages.some(
      ({ event, kind, content }) =>
        event === 'sent' &&
        received.some((each) => each.kind === kind && JSON.stringify(each.content) === JSON.stringify(content)),
    );
  const found = steps.slice(0, number - 1).findLastIndex(isCause) + 1;
  return found === 0 ? undefined : found;
}
