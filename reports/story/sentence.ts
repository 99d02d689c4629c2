import { match, P } from 'ts-pattern';
import type { Trace } from '../../checker/index.js';
import { amountPassed, durationText, entriesOf, listed, timesOf } from '../wording/index.js';
import { patternOf, possessive } from './change-in-words.js';
import { deedOfSomebody } from './deed.js';
import { endlessSentence, owedSince } from './endless-sentence.js';
import {
  causesOf,
  counterpartsOf,
  decisiveEvents,
  type Event,
  eventOf,
  eventsOf,
  happened,
  lastDeed,
  mostTellingEvent,
  type Told,
  where,
} from './events.js';
import type { Lane } from './lanes.js';

/** What happened in a run, in a sentence or two: "P2 became aborted at step 10 (…), after P1 had become committed at step 9 (…)". */
export function sentenceOf(told: Told): string {
  return capital(sentenceAbout(told));
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function sentenceAbout(told: Told): string {
  const { property, trace } = told;
  const { id, kind, verdict } = property;
  const { length } = trace.steps;
  if (trace.loop !== null) return endlessSentence(told, trace.loop);
  const endsWithTime = length > 0 && lastDeed(trace) < length;
  return match({ kind, verdict, length, endsWithTime })
    .with({ verdict: 'holds', length: 0 }, () => 'It is so in the initial state.')
    .with({ verdict: 'holds' }, () => `${lastEvents(told)}, and with that it is reached.`)
    .with(
      { kind: 'failure' },
      () => `${length === 0 ? 'The initial state was made' : lastEvents(told)}; there the model fails.`,
    )
    .with(
      { kind: 'deadlockFree', length: 0 },
      () => 'No action is enabled in the initial state: nothing can ever happen.',
    )
    .with(
      { kind: 'deadlockFree' },
      () =>
        `${lastEvents(told)}. After that no action is enabled, so nothing can happen any more, and the model does not call this state final.`,
    )
    .with({ length: 0 }, () => `${id} does not hold in the initial state.`)
    .with({ kind: 'within' }, () => lateSentence(told))
    .with({ endsWithTime: true }, () => timedSentence(told))
    .with(
      { kind: 'alwaysStep' },
      () => `${lastEvents(told)}; ${length === 1 ? `this first step breaks ${id}` : `every step before kept ${id}`}.`,
    )
    .with({ kind: 'refines' }, () => `${lastEvents(told)}, which is no step of the abstract model.`)
    .with({ kind: P.string }, () => `${lastEvents(told)}; ${id} held ${heldUntil(length - 1)}.`)
    .exhaustive();
}

/** What goes wrong in a run besides the protocol, in a sentence: which faults, and in which steps; and who is Byzantine. */
export function faultsOf({ steps }: Trace, lanes: readonly Lane[]): string {
  const liars = lanes.filter(({ isByzantine }) => isByzantine).map(({ name }) => name);
  const faults = new Map<string, { by: Set<string>; steps: number[] }>();
  for (const [position, step] of steps.entries()) {
    if (step.kind !== 'fault') continue;
    const deed = deedOfSomebody(step, step.process);
    const fault = faults.get(deed) ?? { by: new Set(), steps: [] };
    if (step.process !== null && !deed.includes(step.process)) fault.by.add(step.process);
    fault.steps.push(position + 1);
    faults.set(deed, fault);
  }
  const byzantine = liars.length === 0 ? '' : `${listed(liars)} ${liars.length === 1 ? 'is' : 'are'} Byzantine. `;
  if (faults.size === 0) return liars.length === 0 ? 'Nothing fails in this run.' : byzantine.trimEnd();
  const told = [...faults].map(([deed, fault]) => {
    const who = fault.by.size === 0 ? '' : `${listed([...fault.by])}: `;
    return `${who}${deed} (${fault.steps.length === 1 ? 'step' : 'steps'} ${listed(fault.steps.map(String))})`;
  });
  return `${byzantine}What goes wrong: ${told.join('; ')}.`;
}

function heldUntil(step: number): string {
  return step === 0 ? 'in the initial state' : `until step ${step}`;
}

/** The last thing that happened, and what had happened before that it is at odds with, or that led to it. */
function lastEvents(told: Told): string {
  const number = lastDeed(told.trace);
  const events = eventsOf(told, number);
  const event = events.find((each) => counterpartsOf(told, each).some(isLike(each))) ?? events[0];
  if (event === undefined) return 'Nothing happened';
  const counterparts = counterpartsOf(told, event);
  const before = counterparts.length === 0 ? causesOf(told, event) : counterparts;
  const main = happened(event);
  if (before.length > 0) return `${main}, after ${hadHappened(before, event)}`;
  const waited = timeBefore(told.trace, number);
  return waited === undefined ? main : `${main}, after ${waited} in which nothing else had happened`;
}

/** Whether another event changes the same field of somebody else. */
function isLike({ change }: Event): (other: Event) => boolean {
  return (other) =>
    change !== null && other.change !== null && patternOf(other.change.field) === patternOf(change.field);
}

/** "P1 had become committed at step 9 (carry out COMMIT)", of several one after the other, a subject not repeated. */
function hadHappened(events: readonly Event[], last: Event): string {
  const clauses = events.map((event, position) => {
    const { subject, owner, pluperfect } = event.clause;
    const before = events[position - 1]?.clause ?? last.clause;
    const isSame = subject === before.subject;
    const its = owner !== null && owner === before.owner ? ofTheSame(subject, owner) : subject;
    const named = isSame && position > 0 ? '' : `${isSame ? 'it' : its} `;
    const isSameDeed = event.step.action === last.step.action;
    const { process } = event.step;
    const by = process === null || process === owner || process === last.step.process ? '' : ` (by ${process})`;
    return `${named}${pluperfect} ${isSameDeed ? `at step ${event.number}${by}` : where(event)}`;
  });
  return clauses.join(' and ');
}

/** Of somebody who has just been named: "its phase", "it". */
function ofTheSame(subject: string, owner: string): string {
  const its = `${possessive(owner)} `;
  return subject.startsWith(its) ? `its ${subject.slice(its.length)}` : 'it';
}

/** Something had to come within a time, and had not come when that was over. */
function lateSentence(told: Told): string {
  const { trace } = told;
  const { length } = trace.steps;
  const due = owedSince(told);
  const since = due ?? decisiveEvents(told)[0]?.number ?? mostTellingEvent(told)?.number ?? 0;
  const event = eventOf(told, since);
  const begin = event === undefined ? 'The run began' : happened(event);
  const passed = timeBetween(trace, since, length);
  const last = lastDeed(trace);
  const lastEvent = last > since ? eventOf(told, last) : undefined;
  const meanwhile = lastEvent === undefined ? '' : ` The last thing to happen was that ${happened(lastEvent)}.`;
  return `${begin}; ${passed} later, at step ${length}, what has to follow ${due === null ? 'in time ' : ''}has not followed.${meanwhile}`;
}

/** Time passed, and with it a state came that must not be. */
function timedSentence(told: Told): string {
  const { property, trace } = told;
  const { length } = trace.steps;
  const last = lastDeed(trace);
  const passed = timeBetween(trace, last, length);
  const telling = decisiveEvents(told)[0] ?? mostTellingEvent(told);
  const begin = telling === undefined || telling.number === last ? '' : `${happened(telling)}. `;
  const lastEvent = telling?.number === last ? telling : eventOf(told, last);
  const rest =
    lastEvent === undefined
      ? `${passed} passed`
      : `${happened(lastEvent)}, and then ${passed} passed in which nothing happened`;
  return `${begin}${capital(rest)}; with that ${property.id} broke at step ${length}.`;
}

/** How much time passes right before a step, if any. */
function timeBefore(trace: Trace, number: number): string | undefined {
  const before = entriesOf(trace.steps.slice(0, number - 1), undefined).at(-1);
  const passed = before === undefined ? undefined : amountPassed(before.step);
  return passed === undefined ? undefined : durationText(passed);
}

/** How much time passes after one step until another. */
function timeBetween({ steps }: Trace, from: number, to: number): string {
  const times = timesOf(steps);
  const end = times[to - 1];
  if (end === undefined) return 'no time';
  return durationText({ ...end, amount: end.amount - (times[from - 1]?.amount ?? 0) });
}
