import { describe, expect, test } from 'vitest';
import type { Trace } from '../../checker/index.js';
import { lasso, timePasses, trace } from '../testing/index.js';
import { causalLog } from './causal-log.js';

interface Logged {
  readonly step: number;
  readonly event: string;
  readonly host: string;
  readonly clock: { readonly [host: string]: number };
}

/** Reads a log as ShiViz does: by the expression in its first line, from the third line on; what it refuses is an error. */
function parsed(log: string): readonly Logged[] {
  const [expression = '', delimiter, ...lines] = log.split('\n');
  expect(delimiter).toBe('');
  const text = lines.join('\n').trim();
  const events = [...text.matchAll(new RegExp(expression, 'g'))].map(({ groups = {} }): Logged => {
    const { step, event = '', host = '', clock = '' } = groups;
    return { step: Number(step), event, host, clock: JSON.parse(clock) };
  });
  expect(text.split('\n').length).toBe(2 * events.length);
  const latest = new Map<string, number>();
  for (const { host, clock } of events) {
    // The first event of a host has 1 for itself, and each next one 1 more.
    expect(clock[host]).toBe((latest.get(host) ?? 0) + 1);
    latest.set(host, clock[host] ?? 0);
  }
  return events;
}

const isBefore = (one: Logged | undefined, other: Logged | undefined) =>
  Object.entries(one?.clock ?? {}).every(([host, count]) => count <= (other?.clock[host] ?? 0));

describe('a trace as a log for ShiViz', () => {
  test('has an event for each step, on its host', () => {
    expect(parsed(causalLog(trace)).map(({ step, event, host }) => [step, event, host])).toEqual([
      [1, 'request (T1); sends Prepare(P1), Prepare(P2); phase active → preparing', 'Coordinator'],
      [2, 'commit; receives Prepare(P1); sends Done(1) P1 → Coordinator; phase working → committed', 'P1'],
      [3, 'lose [fault]; loses Prepare(P2); losses 0 → 1', 'environment'],
      [4, 'give up (5) [timer]; phase working → aborted', 'P2'],
    ]);
  });

  test('a message is sent before it is received; what has nothing to do with each other has no order', () => {
    const [request, commit, lose, giveUp] = parsed(causalLog(trace));
    expect([isBefore(request, commit), isBefore(commit, request)]).toEqual([true, false]);
    expect([isBefore(request, lose), isBefore(lose, request)]).toEqual([true, false]);
    expect([isBefore(request, giveUp), isBefore(giveUp, request)]).toEqual([false, false]);
    expect([isBefore(commit, lose), isBefore(lose, commit)]).toEqual([false, false]);
  });

  test('where it is known what steps read of others, that comes before them, too', () => {
    const [, , , giveUp] = parsed(causalLog(trace, [[], [1], [1], [3]]));
    expect(giveUp?.clock).toEqual({ Coordinator: 1, environment: 1, P2: 1 });
  });

  test('a process is one host for all its events, and time has one of its own', () => {
    const events = parsed(causalLog({ ...lasso, steps: [timePasses(5), ...lasso.steps] }));
    expect(events.map(({ host }) => host)).toEqual(['time', 'Coordinator', 'P1', 'environment', 'P2', 'P2']);
    expect(events.at(-1)?.clock.P2).toBe(2);
  });

  test.each(['a b', 'x\n9 forged\nP2 {"P2":1}', 'a{"b":1}', '"', 'time'])(
    'is read though a process is called %j',
    (name) => {
      const renamed: Trace = JSON.parse(JSON.stringify(trace).replaceAll('"P1"', JSON.stringify(name)));
      const events = parsed(causalLog(renamed));
      expect(events.length).toBe(4);
      expect(isBefore(events[0], events[1])).toBe(true);
    },
  );
});
