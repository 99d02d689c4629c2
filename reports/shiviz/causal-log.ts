import type { Explanation, Trace, TraceStep } from '../../checker/index.js';
import { type Arrow, arrowsOf } from '../story/arrows.js';
import { deedOf } from '../story/deed.js';
import { laneOfStep, lanesOf } from '../story/lanes.js';
import { detailTexts } from '../terminal/step.js';
import { plain } from '../terminal/style.js';

/** How ShiViz is to read each event: its step and what happened, then who did it and the vector clock. */
const EVENT = String.raw`(?<step>\d+) (?<event>.*)\n(?<host>\S+) (?<clock>\{.*\})`;

/** By each host, how many of its events come before, itself included. */
type Clock = { readonly [host: string]: number };

/**
 * A trace as a log for ShiViz. The first line says how it is to be parsed; the second, empty, that it is one execution. An
 * event comes after those before it on the same lane, and after what sent the messages that it receives or loses: so clocks
 * say what the order of the steps does not, which of them could have come the other way round.
 * @param causes what each step read of others, if that is known: then that counts as messages do
 */
export function causalLog(trace: Trace, causes: Explanation['causes'] | null = null): string {
  const lanes = lanesOf(trace);
  const arrows = arrowsOf(trace, lanes, causes).filter(({ fate }) => fate !== 'under way');
  const hosts = hostNames([...lanes.map(({ name }) => name), CLOCK]);
  const clocks: Clock[] = [];
  const latest = new Map<string, Clock>();
  const events = trace.steps.map((step, position) => {
    const host = hosts.get(laneOfStep(step, lanes)?.name ?? CLOCK) ?? CLOCK;
    const received = arrows.flatMap((arrow) => senderOf(arrow, position + 1, clocks));
    const merged = [latest.get(host) ?? {}, ...received].reduce(later, {});
    const clock = { ...merged, [host]: (latest.get(host)?.[host] ?? 0) + 1 };
    clocks.push(clock);
    latest.set(host, clock);
    return `${position + 1} ${eventText(step)}\n${host} ${JSON.stringify(clock)}\n`;
  });
  return `${EVENT}\n\n${events.join('')}`;
}

/** Where time passes that is nobody's. */
const CLOCK = 'time';

/** The clock of the step from which a message came that this step receives or loses. */
function senderOf({ from, to }: Arrow, step: number, clocks: readonly Clock[]): readonly Clock[] {
  const sent = to.step === step && from.step < step ? clocks[from.step - 1] : undefined;
  return sent === undefined ? [] : [sent];
}

function later(one: Clock, other: Clock): Clock {
  const hosts = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...hosts].map((host) => [host, Math.max(one[host] ?? 0, other[host] ?? 0)]));
}

function eventText(step: TraceStep): string {
  const kind = step.kind === 'protocol' ? '' : ` [${step.kind}]`;
  const text = [`${deedOf(step)}${kind}`, ...detailTexts(step, false, plain)].join('; ');
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** Names without what separates a host from its clock, all different. */
function hostNames(names: readonly string[]): ReadonlyMap<string, string> {
  const hosts = new Map<string, string>();
  const used = new Set<string>();
  for (const name of names) {
    const plainName = name.replace(/[\s\p{Cc}{}"\\]+/gu, '_') || '_';
    let host = plainName;
    for (let number = 2; used.has(host); number += 1) host = `${plainName}_${number}`;
    used.add(host);
    hosts.set(name, host);
  }
  return hosts;
}
