import type { Loop, Trace } from '../../checker/index.js';
import { type Arrow, arrowsOf } from '../story/arrows.js';
import { deedOf } from '../story/deed.js';
import { type Lane, laneOfStep, lanesOf } from '../story/lanes.js';
import { stretchesOf } from '../terminal/elision.js';
import { changeTexts } from '../terminal/step.js';
import { plain } from '../terminal/style.js';
import { counted, type Entry, entriesOf, numberText, stepsIn } from '../wording/index.js';
import { escaped } from './escaped.js';

/** No more of what a step changes is written down: a diagram is for an overview. */
const MOST_CHANGES = 4;

/**
 * A trace as a Mermaid sequence diagram, as GitHub draws it: a participant for each lane; a note for each step; an arrow where
 * a message arrives (or ends with a cross where it is lost); the last step, which shows what the trace is about, on a
 * background of its own; what repeats for ever in a loop. Of a long trace the middle is left out.
 */
export function sequenceDiagram(trace: Trace): string {
  const lanes = lanesOf(trace);
  const drawing: Drawing = { trace, lanes, arrows: arrowsOf(trace, lanes, null) };
  const participants = lanes.map(({ name }, position) => `participant p${position + 1} as ${escaped(name)}`);
  const shown = participants.length > 0 ? participants : ['participant p1 as the system'];
  return `${['sequenceDiagram', ...indented([...shown, ...body(drawing)])].join('\n')}\n`;
}

interface Drawing {
  readonly trace: Trace;
  readonly lanes: readonly Lane[];
  readonly arrows: readonly Arrow[];
}

function body(drawing: Drawing): readonly string[] {
  const { steps, loop } = drawing.trace;
  const entries = entriesOf(steps, loop?.start);
  const before = loop === null ? entries.length : entries.filter(({ last }) => last <= loop.start).length;
  const once = linesOf(drawing, entries, 0, before);
  if (loop === null) return once;
  return [...once, ...endless(drawing, loop, linesOf(drawing, entries, before, entries.length))];
}

function endless(drawing: Drawing, loop: Loop, repeated: readonly string[]): readonly string[] {
  if (repeated.length > 0) return ['loop from here on, for ever', ...indented(repeated), 'end'];
  const could = loop.couldHappen.length === 0 ? '' : `; what could happen need not: ${loop.couldHappen.join(', ')}`;
  return highlighted([note(overAll(drawing), `and here it stays for ever${could}`)]);
}

/** The lines of consecutive entries, by position, the end excluded. */
function linesOf(drawing: Drawing, entries: readonly Entry[], from: number, to: number): readonly string[] {
  const { loop } = drawing.trace;
  const loopStart = loop === null ? undefined : entries.filter(({ last }) => last <= loop.start).length;
  return stretchesOf(entries.length, loopStart).flatMap((stretch) => {
    const some = entries.slice(Math.max(from, stretch.from), Math.max(from, Math.min(to, stretch.to)));
    if (some.length === 0) return [];
    if (!stretch.isShown) return [note(overAll(drawing), `… ${counted(stepsIn(some), 'step')} left out …`)];
    return some.flatMap((entry) => {
      const lines = linesOfEntry(drawing, entry);
      return loop === null && entry === entries.at(-1) ? highlighted(lines) : lines;
    });
  });
}

function linesOfEntry(drawing: Drawing, entry: Entry): readonly string[] {
  const { step, last } = entry;
  const { lanes, arrows } = drawing;
  const lane = laneOfStep(step, lanes);
  const ending = arrows.filter(({ to }) => to.step === last).flatMap((arrow) => arrowLine(drawing, arrow));
  const leaving = arrows
    .filter(({ from, to, kind }) => kind === 'message' && from.step === last && to.step === null)
    .map(({ text }) => `sends ${text}, which does not arrive in this run`);
  const changes = changeTexts(step, plain);
  const kind = step.kind === 'protocol' || lane === null ? '' : ` [${step.kind}]`;
  const texts = [
    `${numberText(entry)}. ${deedOf(step)}${kind}`,
    ...leaving,
    ...(lane === null ? [] : changes.slice(0, MOST_CHANGES)),
    ...(lane === null || changes.length <= MOST_CHANGES ? [] : [`and ${changes.length - MOST_CHANGES} more`]),
  ];
  const over = lane === null ? overAll(drawing) : participant(drawing, lane.name);
  return [...ending, note(over, ...texts)];
}

/** What arrives, or is lost, and where it came from. */
function arrowLine(drawing: Drawing, arrow: Arrow): readonly string[] {
  const { from, to, fate, isForged, isDuplicate, text } = arrow;
  const about = [
    ...(isForged ? ['forged'] : []),
    ...(isDuplicate ? ['once more'] : []),
    ...(fate === 'lost' ? ['lost'] : []),
    ...(to.step !== null && from.step < to.step - 1 ? [from.step === 0 ? 'under way' : `of step ${from.step}`] : []),
  ];
  const told = about.length === 0 ? text : `${text} (${about.join(', ')})`;
  if (from.lane === null || to.lane === null) {
    const lane = to.lane ?? from.lane;
    if (lane === null) return [];
    return [note(participant(drawing, lane), to.lane === null ? `loses ${told}` : `receives ${told}`)];
  }
  const head = fate === 'lost' ? '-x' : isForged ? '--)' : '-)';
  return [`${participant(drawing, from.lane)}${head}${participant(drawing, to.lane)}: ${escaped(told)}`];
}

function participant({ lanes }: Drawing, name: string): string {
  return `p${lanes.findIndex((lane) => lane.name === name) + 1}`;
}

function overAll({ lanes: { length } }: Drawing): string {
  return length > 1 ? `p1,p${length}` : 'p1';
}

function note(over: string, ...texts: readonly string[]): string {
  return `Note over ${over}: ${texts.map(escaped).join('<br/>')}`;
}

/** On amber, which can be seen on white and on black. */
function highlighted(lines: readonly string[]): readonly string[] {
  return ['rect rgba(255, 170, 0, 0.25)', ...indented(lines), 'end'];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
