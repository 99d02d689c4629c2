import { describe, expect, test } from 'vitest';
import { folderWith, signalbox } from '../testing/index.js';

/** A request that is answered after 5 ms, with properties of its own; without time if it is not to have any. */
const request = (properties: string, time = "{ unit: 'ms' }") => `
import { boolean, countdown, defineModel, oneOf } from 'signalbox';

const clock = defineModel({
  name: 'clock',
  time: { unit: 'ms' },
  state: () => ({ on: boolean(), timer: countdown({ max: 5 }) }),
  actions: ({ action }) => [
    action('wind up', { when: (s) => !s.timer.isRunning, then: (s) => { s.timer.start(5); } }),
    action('ring', { when: (s) => s.timer.isDue, then: (s) => { s.timer.stop(); s.on = !s.on; } }),
  ],
});

export const request = defineModel({
  name: 'request',
  ${time === '' ? '' : `time: ${time},`}
  state: () => ({ phase: oneOf('idle', 'asked', 'answered')${time === '' ? '' : ', delay: countdown({ max: 5 })'} }),
  actions: ({ action }) => [
    action('ask', { when: (s) => s.phase === 'idle', then: (s) => { s.phase = 'asked'; ${time === '' ? '' : 's.delay.start(5);'} } }),
    action('answer', {
      when: (s) => s.phase === 'asked' ${time === '' ? '' : '&& s.delay.isDue'},
      then: (s) => { s.phase = 'answered'; ${time === '' ? '' : 's.delay.stop();'} },
    }),
  ],
  final: () => (s) => s.phase === 'answered',
  properties: ({ within, leadsTo, temporal, refines }) => ({ ${properties} }),
});
`;

const isAnswered = (limit: string) =>
  `prompt: within('it is answered', ${limit}, (s) => s.phase === 'asked', (s) => s.phase === 'answered')`;

/** □◇ of so many things at once, which may come in any order. */
const large = `large: temporal('all come again and again', ({ now, always, eventually, or, and }) => {
  const each = (count) => Array.from({ length: count }, (_, i) => always(eventually(now('p' + i, (s) => s.phase === 'idle'))));
  return or(...each(40));
})`;

const checkRequest = (text: string, ...args: readonly string[]) =>
  signalbox(['check', 'request.ts#request', ...args], { cwd: folderWith({ 'request.ts': text }) });

describe('a bound of time', () => {
  test('that is kept exits 0', async () => {
    const { exitCode, stdout } = await checkRequest(request(isAnswered('5')));
    expect(exitCode).toBe(0);
    expect(stdout).toContain('prompt');
  });

  test('that is not exits 1 and says how late it was', async () => {
    const { exitCode, stdout } = await checkRequest(request(isAnswered('4')), '--property', 'prompt');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('5 ms pass without it');
    expect(stdout).toContain('time passes: 5 ms');
  });

  test('that is known to be broken exits 0 where that is found', async () => {
    const known = ['--property', 'prompt', '--expect', 'violated'];
    expect((await checkRequest(request(isAnswered('4')), ...known)).exitCode).toBe(0);
    expect((await checkRequest(request(isAnswered('5')), ...known)).exitCode).toBe(1);
  });

  test('is inconclusive, exit code 3, where a budget runs out', async () => {
    const { exitCode, stdout } = await checkRequest(request(isAnswered('5')), '--max-depth', '2', '--json');
    expect(exitCode).toBe(3);
    expect(JSON.parse(stdout).properties[0]).toMatchObject({ id: 'prompt', kind: 'within', verdict: 'inconclusive' });
  });
});

describe('what cannot be decided together is refused in one sentence, with exit code 2:', () => {
  test.each<[what: string, text: string, sentence: string]>([
    [
      'a bound of time where there is none',
      request(isAnswered('5'), ''),
      'property prompt sets a limit in time, but the model request has none: give it a time and countdowns, or say leadsTo',
    ],
    [
      'a limit that is no whole number',
      request(isAnswered('4.5')),
      'the limit of within("it is answered", …) is a whole number of units of time from 0 on, not 4.5',
    ],
    [
      'a limit below 0',
      request(isAnswered('-1')),
      'the limit of within("it is answered", …) is a whole number of units of time from 0 on, not -1',
    ],
    [
      'next where time passes',
      request(
        `soon: temporal('soon', ({ now, next, always, implies }) =>
          always(implies(now('asked', (s) => s.phase === 'asked'), next(now('answered', (s) => s.phase === 'answered')))))`,
      ),
      'property soon uses next, but the model request has time: in how many steps that passes says nothing; say within, until or eventually',
    ],
    [
      'refining what has time',
      request(`clocked: refines('it is a clock', clock, { mapping: () => {} })`),
      'property clocked says that request refines clock, which has time: in how many steps time passes there is nothing to refine; give the abstract model none',
    ],
    [
      'a formula that is too large',
      request(large),
      'property large: the formula is too large: a state of its automaton has more than 4,096 moves to be compared; make several properties of it',
    ],
  ])('%s', async (_, text, sentence) => {
    const { exitCode, stdout, stderr } = await checkRequest(text);
    expect(stderr).toBe(`signalbox: ${sentence}\n`);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  });
});

describe('a model in which a run goes on for ever in no time', () => {
  const flicker = `
import { boolean, countdown, defineModel } from 'signalbox';

export const flicker = defineModel({
  name: 'flicker',
  time: { unit: 'ms' },
  state: () => ({ on: boolean(), end: countdown({ max: 10 }) }),
  initial: ({ action }) => [action('begin', { then: (s) => { s.end.start(10); } })],
  actions: ({ action, timer }) => [
    action('flip', { then: (s) => { s.on = !s.on; } }),
    timer('end', { when: (s) => s.end.isDue, then: (s) => { s.end.stop(); } }),
  ],
  properties: ({ always, eventually }) => ({
    ends: eventually('it ends', (s) => !s.end.isRunning),
    fine: always('all is well', () => true),
  }),
});
`;
  const folder = folderWith({ 'flicker.ts': flicker });

  test('is at fault, exit code 4, where runs are asked about', async () => {
    const { exitCode, stdout } = await signalbox(['check', 'flicker.ts', '--json'], { cwd: folder });
    expect(exitCode).toBe(4);
    const { failure, properties } = JSON.parse(stdout);
    expect(failure).toMatchObject({
      kind: 'model',
      message:
        'model "flicker", variant "default": steps 1 to 2 repeat for ever and no time passes; let a countdown come between them',
      trace: { property: null, loop: { start: 0, fairness: [] } },
    });
    expect(properties.map(({ verdict }: { readonly verdict: string }) => verdict)).not.toContain('violated');
    const inWords = await signalbox(['check', 'flicker.ts'], { cwd: folder });
    expect(inWords.exitCode).toBe(4);
    expect(inWords.stdout).toContain('steps 1 to 2 repeat for ever and no time passes');
    expect(inWords.stdout).toContain('flip');
  });

  test('writes that run where it is told to, and it can be replayed', async () => {
    const { stderr } = await signalbox(['check', 'flicker.ts', '--trace', 'trace.json'], { cwd: folder });
    expect(stderr).toContain('trace.json');
    expect((await signalbox(['replay', 'trace.json'], { cwd: folder })).exitCode).toBe(0);
  });

  test('is not where states are asked about', async () => {
    const { exitCode } = await signalbox(['check', 'flicker.ts', '--property', 'fine'], { cwd: folder });
    expect(exitCode).toBe(0);
  });
});
