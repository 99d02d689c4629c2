import { describe, expect, it } from 'vitest';
import { forAll, forSome, range } from '../../for-all/index.js';
import {
  always,
  alwaysEventually,
  alwaysStep,
  deadlockFree,
  eventually,
  eventuallyAlways,
  leadsTo,
  never,
  reachable,
  temporal,
  within,
} from '../../language/index.js';
import { formulaOf } from './formula.js';

interface Door {
  readonly isOpen: boolean;
  readonly guests: readonly { readonly name: string; readonly isIn: boolean }[];
}

describe('formulaOf', () => {
  it('puts an operator in words before the source of a predicate', () => {
    expect(formulaOf(always<Door>('open', (s) => s.isOpen))).toBe('always s.isOpen');
    expect(formulaOf(reachable<Door>('open', (s) => s.isOpen))).toBe('reachable s.isOpen');
    expect(formulaOf(eventually<Door>('open', (s) => s.isOpen))).toBe('eventually s.isOpen');
    expect(formulaOf(alwaysEventually<Door>('open', (s) => s.isOpen))).toBe('always eventually s.isOpen');
    expect(formulaOf(eventuallyAlways<Door>('open', (s) => s.isOpen))).toBe('eventually always s.isOpen');
    expect(formulaOf(alwaysStep<Door>('opens', (before, after) => !before.isOpen || after.isOpen))).toBe(
      'always step !before.isOpen || after.isOpen',
    );
    expect(formulaOf(deadlockFree())).toBe('always (an action is enabled, or the state is final)');
  });

  it('shows what must not happen, rather than that it does not', () => {
    expect(formulaOf(never<Door>('open', ({ isOpen }) => isOpen))).toBe('never isOpen');
  });

  it('shows premise and conclusion, in parentheses where they would be misread', () => {
    const isEmpty = (s: Door) => s.guests.length === 0;
    expect(formulaOf(always<Door>('closed', (s) => !s.isOpen, { given: isEmpty }))).toBe(
      'always ((s.guests.length === 0) ⇒ !s.isOpen)',
    );
    expect(formulaOf(leadsTo<Door>('closes', isEmpty, (s) => !s.isOpen, { repairs: 'weak' }))).toBe(
      '(s.guests.length === 0) leads to !s.isOpen\nassuming that repairs are weakly fair',
    );
    expect(formulaOf(within<Door>('closes', 70, (s) => s.isOpen, isEmpty))).toBe(
      's.isOpen leads to (s.guests.length === 0)\nwithin 70',
    );
  });

  it('names the predicates of a formula of temporal logic, and says what they are', () => {
    const property = temporal<Door>('stays', ({ now, always: throughout, implies, not, until }) => {
      const open = now('open', (s) => s.isOpen);
      return throughout(
        implies(open, until(open, not(now('somebody is in', (s) => s.guests.some(({ isIn }) => isIn))))),
      );
    });
    expect(formulaOf(property).split('\n')).toEqual([
      'always (open ⇒ (open until not “somebody is in”))',
      'where open is s.isOpen',
      'where “somebody is in” is s.guests.some(({ isIn }) => isIn)',
    ]);
  });

  it('quantifies over inputs', () => {
    expect(formulaOf(forAll('small', range(1, 3), (n) => n < 4, { given: (n) => n > 0 }))).toBe(
      'for all inputs ((n > 0) ⇒ (n < 4))',
    );
    expect(formulaOf(forSome('one', range(1, 3), (n) => n === 1))).toBe('for some input (n === 1)');
  });

  it('breaks a long predicate into lines where a person would', () => {
    const property = always<Door>(
      'nobody is in while it is closed, but for those with a key',
      (s) =>
        s.isOpen ||
        s.guests.every(({ name, isIn }) => !isIn || (name !== 'a burglar' && name.length > 0 && name.length < 100)),
    );
    expect(formulaOf(property).split('\n')).toEqual([
      'always',
      '  s.isOpen',
      '  || s.guests.every(',
      "    ({ name, isIn }) => !isIn || name !== 'a burglar' && name.length > 0 && name.length < 100",
      '  )',
    ]);
  });

  it('shows a block as a block', () => {
    function isFull(s: Door): boolean {
      const many = s.guests.length;
      // As many as the house holds.
      return many >= 7;
    }
    expect(formulaOf(never<Door>('full', isFull)).split('\n')).toEqual([
      'never',
      '  {',
      '    const many = s.guests.length;',
      '    return many >= 7;',
      '  }',
    ]);
  });

  it('names a function whose source is not to be seen', () => {
    const isOpen = ((s: Door) => s.isOpen).bind(undefined);
    expect(formulaOf(always<Door>('open', isOpen))).toMatch(/^always bound/);
  });
});
