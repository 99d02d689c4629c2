import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  always,
  defineModel,
  forAll,
  integer,
  never,
  range,
  reachable,
  type StateOf,
  UsageError,
} from '../../checker/index.js';
import { lock } from '../testing/index.js';
import './index.js';

type LockState = StateOf<typeof lock>;

const inside = (s: LockState) => s.phase.count((phase) => phase === 'inside');
const careless = { variant: 'careless' };

/** What is said where an assertion fails; a test that counts on it fails if it does not. */
async function complaintOf(assertion: Promise<void>): Promise<string> {
  try {
    await assertion;
  } catch (error) {
    if (error instanceof Error) return stripVTControlCharacters(error.message);
  }
  throw new Error('the assertion passes');
}

describe('toSatisfy', () => {
  it('passes for a property of the model, by its id', async () => {
    await expect(lock).toSatisfy('exclusion');
    await expect(lock).toSatisfy('deadlock-free');
    await expect(lock).toSatisfy('again', { fairness: 'weak' });
    await expect(lock).toSatisfy(['exclusion', 'taken'], { parameters: { clients: 4 } });
    await expect(lock.instantiate({ parameters: { clients: 3 } })).toSatisfy('exclusion');
  });

  it('passes for properties that are made for the test', async () => {
    await expect(lock).toSatisfy(always('at most one is inside', (s) => inside(s) <= 1));
    await expect(lock).toSatisfy([never('two', (s: LockState) => inside(s) === 2), 'exclusion']);
    await expect(lock).toSatisfy({
      few: always('few are inside', (s) => inside(s) < 2),
      some: reachable('one', (s) => inside(s) === 1),
    });
  });

  it('fails with the trace of the terminal where a property is violated', async () => {
    expect(await complaintOf(expect(lock).toSatisfy('exclusion', careless))).toMatch(
      /^lock does not satisfy exclusion\n\nlock, variant careless, with clients = 2\n\n {2}✗ exclusion {2}never: two are inside — violated after 2 steps \(none is shorter\)\n\n✗ exclusion is violated after 2 steps: never: two are inside\n\n {3}initially\n {5}phase {2}client1, client2: outside\n\n {2}1 {2}client1 {2}take {2}phase\[client1\] outside → inside\n {2}2 {2}client2 {2}take {2}phase\[client2\] outside → inside\n\n {2}wrong: it does not hold in the state after step 2\n {4}phase {2}client1, client2: inside\n.*\n {2}see it in a terminal: {2}signalbox check path\/to\/module\.ts#export --variant careless --property exclusion\n$/s,
    );
  });

  it('names all that are violated, and only those', async () => {
    const text = await complaintOf(expect(lock).toSatisfy(['exclusion', 'taken', 'idle'], careless));
    expect(text).toMatch(/^lock does not satisfy exclusion, idle\n/);
  });

  it('fails where the premise never held', async () => {
    expect(await complaintOf(expect(lock).toSatisfy('idle'))).toMatch(
      /^lock satisfies idle only vacuously: the premise never held\n/,
    );
    await expect(lock).toSatisfy('idle', { expected: 'vacuous' });
    const text = await complaintOf(
      expect(lock).toSatisfy(
        always('true', () => true, { given: () => true }),
        { expected: 'vacuous' },
      ),
    );
    expect(text).toMatch(/^lock puts property to the test, which was expected to be idle\n/);
  });

  it('fails where it is inconclusive, and says so', async () => {
    const text = await complaintOf(expect(lock).toSatisfy('exclusion', { parameters: { clients: 9 }, maxStates: 3 }));
    expect(text).toMatch(
      /^it is inconclusive whether lock satisfies exclusion, and that is no pass: stopped at 10 states, beyond the limit of 3\n/,
    );
    expect(text).toContain(
      '  ? exclusion  never: two are inside — inconclusive: stopped at 10 states, beyond the limit of 3\n',
    );
    expect(text).toMatch(/to decide it: {2}raise the limit, or choose smaller parameters\n$/);
  });

  it('can expect a known flaw, and fails where it is gone', async () => {
    await expect(lock).toSatisfy('exclusion', { ...careless, expected: 'violated' });
    await expect(lock).toSatisfy(['exclusion', 'taken'], { ...careless, expected: { exclusion: 'violated' } });
    expect(await complaintOf(expect(lock).toSatisfy('exclusion', { expected: 'violated' }))).toMatch(
      /^lock no longer violates exclusion\n/,
    );
  });

  it('passes with not only where a violation was found', async () => {
    await expect(lock).not.toSatisfy('exclusion', careless);
    await expect(lock).not.toSatisfy(['exclusion', 'taken'], careless);
    expect(await complaintOf(expect(lock).not.toSatisfy('exclusion'))).toMatch(
      /^lock satisfies exclusion, and was expected not to\n/,
    );
    const open = { parameters: { clients: 9 }, maxStates: 3 };
    expect(await complaintOf(expect(lock).not.toSatisfy('exclusion', open))).toMatch(
      /^it is inconclusive whether lock satisfies exclusion, and that is no pass: /,
    );
    // Its premise never held: that is no violation.
    expect(await complaintOf(expect(lock).not.toSatisfy('idle'))).toMatch(
      /^lock satisfies idle, and was expected not to\n/,
    );
  });

  it('shows the command that asks the same in a terminal, where that is possible', async () => {
    const address = 'lock.ts#lock';
    const asked = { address, variant: 'careless', parameters: { clients: 3 }, fairness: 'strong' } as const;
    expect(await complaintOf(expect(lock).toSatisfy('exclusion', asked))).toMatch(
      / signalbox check lock\.ts#lock --variant careless --set clients=3 --fairness strong --property exclusion\n$/,
    );
    const instance = lock.instantiate({ variant: 'careless' });
    expect(await complaintOf(expect(instance).toSatisfy('exclusion', { address }))).toMatch(
      / signalbox check lock\.ts#lock --variant careless --set clients=2 --property exclusion\n$/,
    );
    // Of two violations the one that is not expected.
    const both = { ...careless, expected: { exclusion: 'violated' } } as const;
    expect(await complaintOf(expect(lock).toSatisfy(['exclusion', 'idle'], both))).toMatch(/ --property idle\n$/);
    const unknownThere = never('two', (s: LockState) => inside(s) === 2);
    expect(await complaintOf(expect(lock).toSatisfy(unknownThere, careless))).not.toContain('signalbox check');
  });

  it('refuses what cannot be asked', async () => {
    const refusal = async (assertion: () => Promise<void>) => {
      const error: unknown = await (async () => assertion())().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UsageError);
      return String(error);
    };
    expect(await refusal(() => expect(lock).toSatisfy('exclsion'))).toBe(
      'UsageError: the model lock has no property "exclsion"; it has deadlock-free, exclusion, taken, crowded, idle, again',
    );
    expect(await refusal(() => expect(lock).toSatisfy('toString'))).toContain(
      'the model lock has no property "toString"',
    );
    expect(await refusal(() => expect(lock).toSatisfy([]))).toBe('UsageError: nothing is asked of lock');
    const ofFunctions = forAll('of functions', range(1, 2), () => true);
    for (const asked of [
      undefined,
      null,
      42,
      [undefined],
      [42],
      { property: 'exclusion' },
      ofFunctions,
      [ofFunctions],
    ]) {
      expect(await refusal(() => expect(lock).toSatisfy(asked as never))).toMatch(
        /^UsageError: what is asked of lock as "property( 1)?" is no property of states and runs/,
      );
    }
    expect(await refusal(() => expect(lock).toSatisfy('exclusion', { expected: 'true' as never }))).toBe(
      'UsageError: of "exclusion" can be expected holds, violated, vacuous, not true',
    );
    expect(await refusal(() => expect(lock).toSatisfy('exclusion', { engine: 'Random' as never }))).toBe(
      'UsageError: there is no engine "Random": say "exhaustive" or "random"',
    );
    expect(await refusal(() => expect(lock).toSatisfy('exclusion', { expected: { excluson: 'holds' } }))).toBe(
      'UsageError: "expected" speaks of "excluson", which is not asked; asked is exclusion',
    );
    expect(await refusal(() => expect(lock).not.toSatisfy('exclusion', { expected: 'violated' }))).toBe(
      'UsageError: "not" and "expected" both say how the properties come out; leave one of them out',
    );
    expect(await refusal(() => expect(lock.instantiate()).toSatisfy('exclusion', careless))).toContain(
      'an instance of lock has its variant and its parameters already',
    );
    expect(await refusal(() => expect(lock).toSatisfy('exclusion', { variant: 'carefree' }))).toContain(
      'has no variant "carefree"',
    );
    // A predicate would be asked about the model, and might well be true of it.
    expect(await refusal(async () => expect(lock).toSatisfy((s: LockState) => !(s instanceof Error)))).toContain(
      'a function is no property of a model',
    );
  });

  it('throws what the model throws, with the run that leads there', async () => {
    const overflowing = defineModel({
      name: 'overflowing',
      state: () => ({ value: integer({ min: 0, max: 2 }) }),
      actions: ({ action }) => [
        action('count', {
          then: (s) => {
            s.value += 1;
          },
        }),
      ],
      properties: ({ always: throughout }) => ({ small: throughout('the value is small', (s) => s.value < 9) }),
    });
    for (const assertion of [expect(overflowing), expect(overflowing).not]) {
      const text = await complaintOf(assertion.toSatisfy('small'));
      expect(text).toMatch(
        /^✗ The model is at fault: .*value cannot be 3: it is an integer\s+from 0 to 2\n\n {3}initially\n/,
      );
      expect(text).toContain('  2  count  value 1 → 2\n');
    }
  });

  it('is told by a signal to stop, which is no pass', async () => {
    const many = { variant: 'careless', parameters: { clients: 20 }, signal: AbortSignal.abort() };
    expect(
      await complaintOf(
        expect(lock).toSatisfy(
          always('few are inside', (s) => inside(s) <= 20),
          many,
        ),
      ),
    ).toMatch(/^it is inconclusive whether lock satisfies property, and that is no pass: interrupted/);
  });
});

describe('with random runs', () => {
  const random = { engine: 'random', seed: 7, steps: 2000, stepsPerWalk: 50 } as const;

  it('toSatisfy passes for what no run refutes', async () => {
    await expect(lock).toSatisfy(['exclusion', 'taken', 'deadlock-free'], random);
  });

  it('not.toSatisfy does not, for nothing is refuted', async () => {
    const text = await complaintOf(expect(lock).not.toSatisfy('exclusion', random));
    expect(text).toMatch(/^no run of lock was found that violates exclusion\n/);
    await expect(lock).not.toSatisfy('exclusion', { ...random, ...careless });
  });

  it('a failure shows the run, and how to make it again', async () => {
    const asked = { ...random, ...careless };
    const text = await complaintOf(expect(lock).toSatisfy(['taken', 'exclusion'], asked));
    expect(text).toMatch(/^lock does not satisfy exclusion\n/);
    expect(text).toMatch(/ {2}2 {2}client\d {2}take {2}phase\[client\d\] outside → inside\n/);
    const [, path] =
      / {2}make this run again: {2}ask only for exclusion, with path: '(.+)' among the options\n$/.exec(text) ?? [];
    expect(path).toBeDefined();
    const again = await complaintOf(expect(lock).toSatisfy('exclusion', { ...asked, path: path ?? '' }));
    const traceIn = (message: string) => /✗ exclusion is violated.*?\n\n {2}action/s.exec(message)?.[0];
    expect(traceIn(again)).toBe(traceIn(text));
    expect(traceIn(text)).toBeDefined();
  });

  it('toReach passes where a run was found, and not.toReach where none was', async () => {
    await expect(lock).toReach('crowded', { ...random, ...careless });
    await expect(lock).not.toReach('crowded', random);
    expect(await complaintOf(expect(lock).not.toReach('crowded', { ...random, ...careless }))).toMatch(
      /^lock reaches crowded, and was expected not to\n/,
    );
    expect(await complaintOf(expect(lock).toReach('crowded', random))).toMatch(
      /^it is inconclusive whether lock reaches crowded, and that is no pass: /,
    );
  });
});

describe('toSatisfy with a function', () => {
  it("is vitest's own for values that are no model", () => {
    expect(5).toSatisfy((value) => value > 4);
    expect(5).not.toSatisfy((value) => value > 5);
    expect({ age: 5 }).toEqual({ age: expect.toSatisfy((value) => value > 4) });
    expect({ age: 5 }).not.toEqual({ age: expect.toSatisfy((value) => value > 5) });
    const thrownBy = (assertion: () => void) => {
      try {
        assertion();
      } catch (error) {
        return stripVTControlCharacters(String(error));
      }
      return 'nothing';
    };
    expect(thrownBy(() => expect(5).toSatisfy((value) => value > 5))).toMatch(
      /^Error: expect\(received\)\.toSatisfy\(\)\n\nExpected value to satisfy:\n\[Function .*\]\n\nReceived:\n5$/,
    );
    expect(thrownBy(() => expect(5).toSatisfy((value) => value > 5, 'more than five'))).toContain(
      'Expected value to satisfy:\nmore than five\n',
    );
    expect(thrownBy(() => expect(5).not.toSatisfy((value) => value > 4))).toContain('Expected value to not satisfy:\n');
  });
});

describe('toReach', () => {
  it('passes where a state is reached', async () => {
    await expect(lock).toReach((s) => inside(s) === 1);
    await expect(lock).toReach('taken');
    await expect(lock).toReach(reachable('one', (s) => inside(s) === 1));
    await expect(lock).toReach((s) => inside(s) === 3, { variant: 'careless', parameters: { clients: 3 } });
  });

  it('fails where it is never reached, and where that is not known', async () => {
    const text = await complaintOf(expect(lock).toReach((s) => inside(s) > 1));
    expect(text).toMatch(/^lock never reaches state\n/);
    expect(text).toContain('  ✗ state  (s) => inside(s) > 1 — never reached: in none of all 3 states\n');
    expect(await complaintOf(expect(lock).toReach('crowded'))).toMatch(/^lock never reaches crowded\n/);
    expect(await complaintOf(expect(lock).toReach('crowded', { maxStates: 1 }))).toMatch(
      /^it is inconclusive whether lock reaches crowded, and that is no pass: stopped at 3 states, beyond the limit of 1\n/,
    );
  });

  it('passes with not where it is never reached, and fails with the trace where it is', async () => {
    await expect(lock).not.toReach((s) => inside(s) > 1);
    await expect(lock).not.toReach('crowded');
    const text = await complaintOf(expect(lock).not.toReach('crowded', careless));
    expect(text).toMatch(/^lock reaches crowded, and was expected not to\n/);
    expect(text).toContain('  2  client2  take  phase[client2] outside → inside\n');
    expect(await complaintOf(expect(lock).not.toReach('crowded', { maxStates: 1 }))).toMatch(
      /^it is inconclusive whether lock reaches crowded, and that is no pass: /,
    );
  });

  it('refuses an answer that is neither yes nor no: of a function without return no state is ever true', async () => {
    const forgotten = (() => {}) as never;
    const late = (async () => false) as never;
    expect(await complaintOf(expect(lock).not.toReach(forgotten))).toMatch(
      /the function answers true or false, not with\s+undefined/,
    );
    expect(await complaintOf(expect(lock).toReach(late))).toMatch(/not with\s+a promise/);
  });

  it('refuses a property that is of no state', async () => {
    await expect(complaintOf(expect(lock).toReach('exclusion'))).resolves.toBe(
      'toReach asks for a state: give it a function of the state, or a property made by reachable(…); of "exclusion" ask with toSatisfy',
    );
  });
});
