import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, signalbox } from '../testing/index.js';

/** Two share a door; strong fairness is needed for each to get through, and one has a key that it never uses. */
const door = `
import { defineModel, integer, oneOf, perProcess, processIds } from 'signalbox';

export const door = defineModel({
  name: 'door',
  processes: () => ({ guest: processIds(2) }),
  state: ({ guest }) => ({ place: perProcess(guest, oneOf('outside', 'waiting', 'inside')) }),
  actions: ({ guest, action }) => [
    action('come', { each: guest, fair: 'weak', when: (s, g) => s.place.at(g) === 'outside', then: (s, g) => s.place.set(g, 'waiting') }),
    action('enter', {
      each: guest,
      fair: 'weak',
      when: (s, g) => s.place.at(g) === 'waiting' && s.place.every((place) => place !== 'inside'),
      then: (s, g) => s.place.set(g, 'inside'),
    }),
    action('leave', { each: guest, fair: 'weak', when: (s, g) => s.place.at(g) === 'inside', then: (s, g) => s.place.set(g, 'outside') }),
  ],
  properties: ({ guest, leadsTo, eventually, temporal }) => ({
    served: leadsTo('the first who waits gets in', (s) => s.place.at(guest.valueAt(0)) === 'waiting', (s) => s.place.at(guest.valueAt(0)) === 'inside'),
    somebody: eventually('somebody gets in', (s) => s.place.some((place) => place === 'inside')),
    idle: leadsTo('two inside are one too many, and one leaves', (s) => s.place.every((place) => place === 'inside'), (s) => s.place.some((place) => place !== 'inside')),
    half: temporal('one implication says nothing', ({ now, and, implies, always, eventually }) =>
      and(
        always(implies(now('waiting', (s) => s.place.some((place) => place === 'waiting')), eventually(now('inside', (s) => s.place.some((place) => place === 'inside'))))),
        always(implies(now('both inside', (s) => s.place.every((place) => place === 'inside')), now('never', () => false))),
        eventually(now('inside', (s) => s.place.some((place) => place === 'inside'))),
      )),
  }),
});

/** States enough that the search for cycles is still under way when somebody interrupts it. */
export const counters = defineModel({
  name: 'counters',
  state: () => ({ one: integer({ min: 0, max: 999 }), other: integer({ min: 0, max: 999 }) }),
  actions: ({ action }) => [
    action('count', { fair: 'weak', then: (s) => { s.one = (s.one + 1) % 1000; } }),
    action('carry', { fair: 'weak', then: (s) => { s.other = (s.other + 1) % 1000; } }),
  ],
  properties: ({ temporal }) => ({
    home: temporal('both come home again and again', ({ now, and, always, eventually }) =>
      and(...Array.from({ length: 40 }, (_, k) => always(eventually(now('at ' + k, (s) => s.one === k || s.other === k)))))),
  }),
});
`;

const folder = folderWith({ 'door.ts': door });
const check = (...args: readonly string[]) => signalbox(['check', ...args], { cwd: folder });

describe('check, of what happens in the end', () => {
  test('shows the run that goes on for ever, keeps it, and replays it', async () => {
    const { exitCode, stdout } = await check('door.ts#door', '--property', 'served', '--trace', 'lasso.json');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗ served is violated by a run that repeats steps 2 to 4 for ever');
    expect(stdout).toContain('╰──  back in the state after step 1');
    const trace = JSON.parse(readFileSync(join(folder, 'lasso.json'), 'utf8'));
    expect(trace.loop).toMatchObject({ start: 1, assumed: { fairness: 'declared', repairs: null } });
    const replayed = await signalbox(['replay', 'lasso.json'], { cwd: folder });
    expect(replayed.stdout).toContain('the loop closes and is fair');
    expect(replayed.exitCode).toBe(0);
  });

  test('takes another fairness for all actions, and says which', async () => {
    const strong = await check('door.ts#door', '--property', 'served', '--fairness', 'strong', '--json');
    expect(strong.exitCode).toBe(0);
    expect(JSON.parse(strong.stdout)).toMatchObject({
      fairness: 'strong',
      properties: [{ verdict: 'holds', cases: 3 }],
    });
    const none = await check('door.ts#door', '--property', 'somebody', '--fairness', 'none', '--expect', 'violated');
    expect(none.exitCode).toBe(0);
    expect(none.stdout).toContain('and here it stays for ever');
  });

  test('calls a leads-to whose premise never holds vacuous, and exits 1 unless that is expected', async () => {
    const { exitCode, stdout } = await check('door.ts#door', '--property', 'idle');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('true only vacuously');
    const known = await check('door.ts#door', '--property', 'idle', '--expect', 'vacuous');
    expect(known.exitCode).toBe(0);
    expect(known.stdout).toContain('vacuous, as expected');
    const wrong = await check('door.ts#door', '--property', 'somebody', '--expect', 'vacuous', '--fairness', 'strong');
    expect(wrong.exitCode).toBe(1);
    expect(wrong.stdout).toContain('no longer vacuous');
  });

  test('warns of an implication that says nothing in a formula that does', async () => {
    const { exitCode, stdout } = await check('door.ts#door', '--property', 'half');
    expect(stdout).toContain('“both inside”');
    expect(exitCode).toBe(0);
  });

  test('exits 3 where a budget runs out before all runs are known, unless a violation was seen before', async () => {
    const bounded = ['--max-depth', '4', '--json'];
    const open = await check('door.ts#door', '--property', 'somebody', ...bounded);
    expect(open.exitCode).toBe(3);
    expect(JSON.parse(open.stdout).properties[0].verdict).toBe('inconclusive');
    const seen = await check('door.ts#door', '--property', 'somebody', '--fairness', 'none', ...bounded);
    expect(seen.exitCode).toBe(1);
  });

  test('stops the search for cycles when somebody interrupts it, and says what was found', async () => {
    const { exitCode, stdout } = await signalbox(['check', 'door.ts#counters', '--property', 'home', '--json'], {
      cwd: folder,
      signal: { name: 'SIGINT', after: 4_000 },
    });
    expect(exitCode).toBe(130);
    const { interrupted, properties } = JSON.parse(stdout);
    expect(interrupted).toBe(true);
    expect(properties[0]).toMatchObject({ verdict: 'inconclusive' });
  });
});
