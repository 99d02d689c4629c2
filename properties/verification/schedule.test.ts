import { describe, expect, test } from 'vitest';
import { suite } from '../registry.js';
import { type Job, jobsOf } from './job.js';
import { type Running, Schedule, type Turn } from './schedule.js';

const jobs = jobsOf(suite.filter(({ model, profile }) => model === 'partition' && profile === 'pre-commit'));
const isFlawed = ({ bindings }: Job) => !bindings.some(({ kind }) => kind === 'holds');

const TRIAL = 1;
/** How long each takes whole, in seconds: flawed ones one, the others from a part of a second to a minute. */
const secondsOf = (job: Job) => (isFlawed(job) ? 1 : 60 / 2 ** (jobs.indexOf(job) % 8));

/** What a trial of an instance shows that takes so long: the larger it is, the more of it is still to be expanded. */
const tried = (seconds: number) => ({
  result: { ranOut: seconds > TRIAL ? 'states' : null, distinctStates: 25_000 } as const,
  unexpanded: 25_000 * (Math.log(Math.max(1, seconds)) / 6),
});

interface Lived {
  readonly turn: Turn;
  readonly thread: number;
  readonly end: number;
  readonly left: number | undefined;
}

/** Takes all turns, as so many threads would. */
function live(threads: number): readonly Lived[] {
  const schedule = new Schedule(jobs);
  const lived: Lived[] = [];
  const busy: { readonly turn: Turn; readonly thread: number; readonly begun: number; readonly end: number }[] = [];
  const begin = (thread: number, now: number) => {
    const turn = schedule.next();
    if (turn === undefined) return;
    const seconds = turn.maxStates === undefined ? secondsOf(turn.job) : Math.min(TRIAL, secondsOf(turn.job));
    busy.push({ turn, thread, begun: now, end: now + seconds });
  };
  for (let thread = 0; thread < threads; thread++) begin(thread, 0);
  while (busy.length > 0) {
    busy.sort((one, other) => one.end - other.end);
    const first = busy.shift();
    if (first === undefined) break;
    const { turn, thread, begun, end } = first;
    schedule.ended(turn, end - begun, turn.maxStates === undefined ? undefined : tried(secondsOf(turn.job)));
    begin(thread, end);
    const running: Running[] = busy.map((other) => ({ turn: other.turn, seconds: end - other.begun }));
    lived.push({ turn, thread, end, left: schedule.secondsLeft(running, threads) });
  }
  return lived;
}

describe('explorations are made', () => {
  test('each whole, flawed designs first, then trials of the others', () => {
    const turns = live(1).map(({ turn }) => turn);
    const flawed = jobs.filter(isFlawed);
    expect(turns.slice(0, flawed.length).map(({ job }) => job)).toEqual(flawed);
    expect(turns.slice(flawed.length, jobs.length).every(({ maxStates }) => maxStates !== undefined)).toBe(true);
    const whole = turns.filter(({ job, maxStates }) => maxStates === undefined || secondsOf(job) <= TRIAL);
    expect(new Set(whole.map(({ job }) => job))).toEqual(new Set(jobs));
    expect(whole).toHaveLength(jobs.length);
  });

  test('and the most expensive of what is left first, so that threads end together', () => {
    const lived = live(2);
    const costly = lived.filter(({ turn }) => turn.states !== undefined);
    expect(costly.length).toBeGreaterThan(5);
    const seconds = live(1).flatMap(({ turn }) => (turn.states === undefined ? [] : [secondsOf(turn.job)]));
    expect(seconds).toEqual([...seconds].sort((one, other) => other - one));
    const ends = [0, 1].map((thread) =>
      Math.max(...lived.filter((each) => each.thread === thread).map(({ end }) => end)),
    );
    expect(Math.abs((ends[0] ?? 0) - (ends[1] ?? 0))).toBeLessThan(5);
  });
});

describe('the time that is left', () => {
  test('is not known before anything has ended', () => {
    expect(new Schedule(jobs).secondsLeft([], 2)).toBeUndefined();
  });

  test('is within a factor of two and a few seconds once the first large one has ended, and nothing in the end', () => {
    const lived = live(2);
    const end = lived.at(-1)?.end ?? 0;
    const firstLarge = lived.findIndex(({ turn }) => turn.states !== undefined);
    for (const { left = 0, end: now } of lived.slice(firstLarge)) {
      expect(left).toBeGreaterThan((end - now) / 2 - 3);
      expect(left).toBeLessThan((end - now) * 2 + 3);
    }
    expect(lived.at(-1)?.left).toBe(0);
  });

  test('of what takes longer than expected grows with what it took already', () => {
    const [job] = jobs;
    if (job === undefined) throw new Error('there is nothing to explore');
    const schedule = new Schedule([job]);
    const turn: Turn = { job, maxStates: undefined, states: 10_000 };
    schedule.ended(turn, 1, undefined);
    const left = (seconds: number) => schedule.secondsLeft([{ turn, seconds }], 1) ?? 0;
    expect(left(400)).toBeGreaterThan(left(100));
  });
});
