import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Formula, formulaWords } from '../../language/index.js';
import { trueOfLasso } from '../../plain/index.js';
import { monitorOf } from './monitor.js';

interface Letter {
  readonly p: boolean;
  readonly q: boolean;
}

const { now, not, always, eventually, implies, until, and } = formulaWords<Letter>();
const p = now('p', (s) => s.p);
const q = now('q', (s) => s.q);

/** A finite run as letters, and what is true where it ends. */
const word = fc.array(fc.record({ p: fc.boolean(), q: fc.boolean() }), { minLength: 1, maxLength: 12 });

function followed(formula: Formula<Letter>, letters: readonly Letter[]) {
  const monitor = monitorOf(formula as Formula);
  // What an earlier run has left must not count.
  for (const [step, letter] of [{ p: true, q: false }, ...letters].entries()) monitor.see(letter, step);
  monitor.begin();
  for (const [step, letter] of letters.entries()) monitor.see(letter, step);
  return monitor;
}

function isTrueIfItStops(formula: Formula<Letter>, letters: readonly Letter[]): boolean {
  const lasso = { length: letters.length, loopStart: letters.length - 1 };
  return trueOfLasso(formula as Formula, lasso, (holds, step) =>
    (holds as (letter: Letter | undefined) => boolean)(letters[step]),
  );
}

const formulas: readonly (readonly [string, Formula<Letter>])[] = [
  ['◇p', eventually(p)],
  ['◇(p ∧ ¬q)', eventually(and(p, not(q)))],
  ['□◇p', always(eventually(p))],
  ['◇□p', eventually(always(p))],
  ['□(p → ◇q)', always(implies(p, eventually(q)))],
  ['□p', always(p)],
  ['p until q', until(p, q)],
  ['◇□p → ◇□q', implies(eventually(always(p)), eventually(always(q)))],
];

describe.each(formulas)('a run that is asked about %s', (_, formula) => {
  it('is broken by stopping just if the formula is false of it when it stays in its last state', () => {
    fc.assert(
      fc.property(word, (letters) => {
        const steps = letters.length - 1;
        expect(followed(formula, letters).isBrokenByStopping(steps)).toBe(!isTrueIfItStops(formula, letters));
      }),
      { seed: 1 },
    );
  });
});

/** The last position at which something is true, or −1. */
const lastOf = (letters: readonly Letter[], is: (letter: Letter) => boolean) =>
  letters.reduce((last, letter, position) => (is(letter) ? position : last), -1);

describe('how long a run has waited', () => {
  const waits: readonly (readonly [string, Formula<Letter>, (letters: readonly Letter[]) => number])[] = [
    ['for ◇p is all of it, unless p came', eventually(p), (run) => (run.some((s) => s.p) ? -1 : run.length - 1)],
    [
      'for □◇p is from behind the last p on',
      always(eventually(p)),
      (run) => {
        const last = lastOf(run, (s) => s.p);
        return last === run.length - 1 ? -1 : run.length - 1 - (last + 1);
      },
    ],
    ['for ◇□p is at least until p was false last', eventually(always(p)), (run) => lastOf(run, (s) => !s.p)],
    [
      'for □(p → ◇q) is from the first p without a later q on',
      always(implies(p, eventually(q))),
      (run) => {
        const first = run.findIndex((s, at) => s.p && !run.slice(at).some((later) => later.q));
        return first < 0 ? -1 : run.length - 1 - first;
      },
    ],
  ];

  it.each(waits)('%s', (_, formula, expected) => {
    fc.assert(
      fc.property(word, (letters) => {
        expect(followed(formula, letters).waited(letters.length - 1)).toBe(expected(letters));
      }),
      { seed: 2 },
    );
  });

  it('is not known for other formulas', () => {
    fc.assert(
      fc.property(word, (letters) => {
        expect(followed(until(p, q), letters).waited(letters.length - 1)).toBe(-1);
      }),
      { seed: 3 },
    );
  });
});

describe('where what is owed began to be', () => {
  it.each([
    ['◇p', eventually(p)],
    ['□◇p', always(eventually(p))],
    ['□(p → ◇q)', always(implies(p, eventually(q)))],
  ] as const)(
    'of %s is known: every time, and from the last one on it is out in all states if it stays out',
    (_, formula) => {
      fc.assert(
        fc.property(word, (letters) => {
          const monitor = followed(formula, letters);
          const begun = letters.flatMap((_letter, step) => {
            const [before, now] = [letters.slice(0, step), letters.slice(0, step + 1)].map((some) =>
              some.length === 0 ? -1 : followed(formula, some).owedSince,
            );
            return now === step && before !== step ? [step] : [];
          });
          expect(monitor.beginnings).toEqual(begun);
          if (monitor.owedSince < 0) return;
          expect(monitor.beginnings.at(-1)).toBe(monitor.owedSince);
          for (const letter of letters.slice(monitor.owedSince)) expect(monitor.isOut(letter)).toBe(true);
        }),
        { seed: 5 },
      );
    },
  );

  it('is the only thing that is followed: what has come is out no more', () => {
    expect(monitorOf(eventually(p) as Formula).isOut({ p: true, q: false })).toBe(false);
    expect(monitorOf(until(p, q) as Formula).isOut({ p: true, q: true })).toBe(true);
    expect(monitorOf(eventually(always(p)) as Formula).isOut({ p: true, q: true })).toBe(true);
  });
});

describe('a premise', () => {
  it('is counted in every state of every run', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const monitor = monitorOf(always(implies(p, eventually(q))) as Formula);
        for (const letters of [one, other]) {
          monitor.begin();
          for (const [step, letter] of letters.entries()) monitor.see(letter, step);
        }
        expect(monitor.cases).toBe([...one, ...other].filter((letter) => letter.p).length);
      }),
      { seed: 4 },
    );
  });

  it('is not counted where there is none', () => {
    expect(followed(eventually(p), [{ p: true, q: true }]).cases).toBeUndefined();
  });
});

it('runs that are longer than what was kept of earlier ones are kept whole', () => {
  const letters = Array.from({ length: 5_000 }, (_, step) => ({ p: step < 4_999, q: step === 4_999 }));
  expect(followed(until(p, q), letters).isBrokenByStopping(4_999)).toBe(false);
  expect(
    followed(until(p, q), [...letters.slice(0, 3_000), { p: false, q: false }, ...letters]).isBrokenByStopping(8_000),
  ).toBe(true);
});
