import { match, P } from 'ts-pattern';
import type { Loop } from '../../checker/index.js';
import { entriesOf } from '../wording/index.js';
import { deedOfSomebody } from './deed.js';
import {
  decisiveEvents,
  type Event,
  eventOf,
  happened,
  lastDeed,
  latestLookedAt,
  mostTellingLookedAt,
  type Told,
} from './events.js';
import { endlessness, whyItStays } from './fairness-in-words.js';

/** No more steps of a loop are told than these: then those that change what the property looks at, and of these the first. */
const MOST_REPEATED = 4;
/** No more reasons are told than these, the latest. */
const MOST_REASONS = 2;

/** What was owed never came, though the run goes on for ever. */
export function endlessSentence(told: Told, loop: Loop): string {
  const { trace } = told;
  const { length } = trace.steps;
  const since = owedSince(told);
  const { text: begin, event: owing } = beginning(told, loop, since);
  const last = eventOf(told, lastDeed(trace));
  const isTold = ({ number }: Event) => number === owing?.number || number === last?.number;
  const decided = decisiveEvents(told).filter((event) => event.number > (since ?? 0) && !isTold(event));
  const again = loop.start < length ? repeated(told, loop) : '';
  const came = again === '' ? latestLookedAt(told, since ?? 0, length).filter((event) => !isTold(event)) : [];
  const reasons = decided.length > 0 ? decided : came;
  const because =
    reasons.length === 0
      ? ''
      : ` ${decided.length > 0 ? 'What decided it' : 'How it came to that'}: ${reasons.slice(-MOST_REASONS).map(happened).join('; ')}.`;
  if (loop.start < length) return `${begin}: ${endlessness(loop, length)}.${again}${because}`;
  if (last === undefined || last.number === owing?.number) return `${begin}: ${endlessness(loop, length)}.${because}`;
  return `${begin}. The last thing to happen was that ${happened(last)}: there the run stays, for ${whyItStays(loop)}.${because}`;
}

/** What does not come, and after what, if that is known. */
function beginning(told: Told, loop: Loop, since: number | null): { readonly text: string; readonly event?: Event } {
  const { id, kind } = told.property;
  const event = since === null ? undefined : eventOf(told, since);
  const says = `what ${id} says`;
  const after = (text: string) =>
    // What ends within the loop comes again with it.
    event === undefined || event.number > loop.start
      ? { text }
      : { text: `${happened(event)}; from then on ${text}`, event };
  return match(kind)
    .with('leadsTo', 'within', () => {
      if (since === 0) return { text: `From the beginning ${id} waits for what never comes` };
      return event === undefined
        ? { text: 'What has to follow never does' }
        : after(`${id} waits for what never comes`);
    })
    .with('eventually', () => ({ text: `${says} never comes` }))
    .with('alwaysEventually', () => after(`${says} comes no more`))
    .with('eventuallyAlways', () => ({ text: `${says} does not come to hold for good` }))
    .with('refines', () => ({ text: 'The abstract model has no fair run that goes like this one' }))
    .with(P.string, () => ({ text: `The run as a whole breaks ${id}` }))
    .exhaustive();
}

/** What happens in a loop: all of it, if it is short enough to be told, else what of it the property looks at. */
function repeated(told: Told, { start }: Loop): string {
  const { steps } = told.trace;
  const entries = entriesOf(steps.slice(start), undefined);
  if (entries.length <= MOST_REPEATED)
    return entries.length === 0 ? '' : againAndAgain(entries.map(({ step }) => deedOfSomebody(step, null)));
  const events = mostTellingLookedAt(told, start, steps.length, MOST_REPEATED);
  return events.length === 0 ? '' : againAndAgain(events.map(happened));
}

function againAndAgain(deeds: readonly string[]): string {
  return ` Again and again: ${deeds.join('; ')}.`;
}

/** Since which step something has to follow, of what has not followed by the end; null if that is not known. */
export function owedSince({ property, explanation }: Told): number | null {
  const states = explanation?.marks.find((marks) => marks.property === property.id)?.states ?? [];
  if (states.at(-1) !== 'open' && states.at(-1) !== 'violated') return null;
  const settled = states.lastIndexOf('holds');
  return settled + 1 < states.length ? settled + 1 : null;
}
