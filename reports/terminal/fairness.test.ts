import picocolors from 'picocolors';
import { describe, expect, test } from 'vitest';
import type { FairnessEvidence } from '../../checker/index.js';
import { lasso, stop, trace } from '../testing/index.js';
import { fairnessLines } from './fairness.js';
import { plain } from './style.js';
import { widthOf } from './text.js';

const of = (participant: number, because: FairnessEvidence['because'], step: number | null): FairnessEvidence => ({
  action: 'vote',
  arguments: { transaction: 'T1', participant: `P${participant}` },
  fairness: 'weak',
  because,
  step,
});

const withEvidence = (fairness: readonly FairnessEvidence[]) => ({
  ...lasso,
  loop: { start: 3, assumed: null, fairness, couldHappen: [] },
});

describe('why a run is fair', () => {
  test('is said reason by reason, what is taken first', () => {
    expect(fairnessLines(lasso, plain)).toEqual([
      '  why this run is fair:',
      '    taken at step 4                  ask again(P2)',
      '    not enabled after step 4 (weak)  give up(P2)',
      '    never enabled in the loop        request, commit(P1), commit(P2)',
    ]);
  });

  test('has one reason where the run stops', () => {
    expect(fairnessLines(stop, plain)).toEqual([
      '  why this run is fair:',
      '    not enabled after step 3  request, commit(P1), commit(P2)',
    ]);
  });

  test('counts the instances of an action where they are many', () => {
    const fairness = [
      ...[1, 2, 3, 4].map((participant) => of(participant, 'never enabled', null)),
      ...[5, 6].map((participant) => of(participant, 'taken', 5)),
    ];
    expect(fairnessLines(withEvidence(fairness), plain).slice(1)).toEqual([
      '    taken at step 5            vote(T1, P5), vote(T1, P6)',
      '    never enabled in the loop  vote (4 of 6)',
    ]);
    expect(fairnessLines(withEvidence(fairness.slice(0, 4)), plain).slice(1)).toEqual([
      '    never enabled in the loop  vote (all 4)',
    ]);
  });

  test('names every action, and of more than a dozen lines of them the first', () => {
    const actions = (count: number) =>
      withEvidence(
        Array.from({ length: count }, (_, index) => ({
          ...of(1, 'never enabled', null),
          action: `act ${index}`,
          arguments: null,
        })),
      );
    const names = Array.from({ length: 19 }, (_, index) => `act ${index}`).join(', ');
    expect(fairnessLines(actions(19), plain).at(-1)).toBe(`    never enabled in the loop  ${names}`);
    const narrow = fairnessLines(actions(100), { paint: picocolors.createColors(false), width: 60 });
    expect(narrow).toHaveLength(12);
    expect(narrow.at(-1)).toMatch(/and \d+ more actions$/);
  });

  test('is no more than a dozen lines and one, however much there is to say and however narrow it is', () => {
    const many = withEvidence(Array.from({ length: 40 }, (_, index) => of(index, 'taken', index + 1)));
    const lines = fairnessLines(many, plain);
    expect(lines).toHaveLength(13);
    expect(lines.at(-1)).toBe('    … and 29 more; --trace writes them all');
    const wide = withEvidence(
      Array.from({ length: 40 }, (_, index) => ({ ...of(1, 'never enabled', null), action: 'act'.repeat(index + 1) })),
    );
    const narrow = fairnessLines(wide, { paint: picocolors.createColors(true), width: 80 });
    expect(narrow.length).toBeLessThanOrEqual(13);
    expect(narrow.every((line) => widthOf(line) <= 80)).toBe(true);
  });

  test('does not speak of time, which goes on by itself', () => {
    const time = { ...of(1, 'taken', 4), action: 'time passes', arguments: { ms: 4 } };
    expect(fairnessLines(withEvidence([time, of(1, 'taken', 5)]), plain)).toEqual([
      '  why this run is fair:',
      '    taken at step 5  vote(T1, P1)',
    ]);
    expect(fairnessLines(withEvidence([time]), plain)).toEqual([]);
  });

  test('is not said of a run to which nothing is owed, or that does not go on for ever', () => {
    expect(fairnessLines(withEvidence([]), plain)).toEqual([]);
    expect(fairnessLines(trace, plain)).toEqual([]);
  });
});
