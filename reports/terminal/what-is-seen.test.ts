import { describe, expect, test } from 'vitest';
import { lasso, stop, trace } from '../testing/index.js';
import { decidedBy, whatIsSeen } from './what-is-seen.js';

const initially = { ...trace, steps: [] };
const blinking = { ...lasso, loop: { start: 4, assumed: null, fairness: [], couldHappen: [] } };

describe('by what a property is decided', () => {
  test.each([
    ['a run to a state', trace, 'after 4 steps'],
    ['an initial state', initially, 'initially'],
    ['a loop', lasso, 'by a run that repeats steps 4 to 5 for ever'],
    ['a loop of one step', blinking, 'by a run that repeats step 5 for ever'],
    ['a run that stops', stop, 'by a run that stops after 3 steps'],
    [
      'a run that never begins',
      { ...initially, loop: { start: 0, assumed: null, fairness: [], couldHappen: [] } },
      'by a run that stays in its initial state',
    ],
  ])('%s', (_, shown, text) => {
    expect(decidedBy(shown)).toBe(text);
  });
});

describe('what a trace shows', () => {
  test.each([
    ['eventually', 'it holds at no time'],
    ['leadsTo', 'once the premise holds, the conclusion never does, then or later'],
    ['alwaysEventually', 'from here on it never holds'],
    ['eventuallyAlways', 'it never comes to hold for good'],
    ['temporal', 'the formula is false of this run'],
    ['within', 'time goes on, and what was to come never comes'],
    ['refines', 'the abstract model has no fair run that goes like this one'],
  ])('of a property %s, for ever', (kind, text) => {
    const violated = { kind, verdict: 'violated' } as const;
    expect(whatIsSeen(violated, lasso)).toBe(`${text}; steps 4 to 5 repeat for ever from this state on`);
    expect(whatIsSeen(violated, blinking)).toBe(`${text}; step 5 repeats for ever from this state on`);
    expect(whatIsSeen(violated, stop)).toBe(`${text}; the run stays in this state for ever`);
  });

  test.each([
    [
      'within',
      'the time is up in the state after step 4, and what was to come has not come',
      'the time is up in this initial state, and what was to come has not come',
    ],
    [
      'refines',
      'step 4 is none that the abstract model can make; it leads to',
      'the abstract model does not begin with what it would see in this initial state',
    ],
    ['always', 'it does not hold in the state after step 4', 'it does not hold in this initial state'],
  ])('of a property %s, up to a state', (kind, after, before) => {
    expect(whatIsSeen({ kind, verdict: 'violated' }, trace)).toBe(after);
    expect(whatIsSeen({ kind, verdict: 'violated' }, initially)).toBe(before);
  });
});
