import { describe, expect, it } from 'vitest';
import { searchNaively } from './naive-search.js';
import {
  disagree,
  isBlocked,
  naiveThreePhaseCommit,
  type ThreePhaseCommitSetting,
  type ThreePhaseCommitState,
} from './naive-three-phase-commit.js';

const calm: ThreePhaseCommitSetting = {
  participants: 2,
  crashes: 0,
  suspicions: 0,
  partitions: 0,
  epochs: true,
  turns: 1,
};

const search = (setting: ThreePhaseCommitSetting) =>
  searchNaively(naiveThreePhaseCommit(setting), { disagreement: disagree, block: (s) => isBlocked(s, setting) }).runs;

/** Where steps of these names lead, one after the other. */
function follow(setting: ThreePhaseCommitSetting, names: readonly string[]): readonly ThreePhaseCommitState[] {
  const { initial, steps } = naiveThreePhaseCommit(setting);
  return names.reduce<readonly ThreePhaseCommitState[]>(
    (states, name) =>
      states.flatMap((state) => [...steps(state)].filter((step) => step.name === name).map(({ next }) => next)),
    initial,
  );
}

const everybodyIs = (phase: string) => (s: ThreePhaseCommitState) =>
  s.processes.every((process) => process.phase === phase);

describe('naive three-phase commit', () => {
  it('can commit and can abort', () => {
    const { runs } = searchNaively(naiveThreePhaseCommit({ ...calm, participants: 3 }), {
      commit: everybodyIs('committed'),
      abort: everybodyIs('aborted'),
      blindly: (s) =>
        s.processes.some(({ phase }) => phase === 'committed') &&
        s.processes.some(({ phase }) => phase === 'uncertain'),
    });
    // Two votes sent and heard, PRE-COMMIT sent, acknowledged and heard, COMMIT sent and obeyed; three turns.
    expect(runs.commit).toHaveLength(4 + 1 + 6 + 1 + 4);
    expect(runs.abort).toHaveLength(2);
    expect(runs.blindly).toBeNull();
  });

  it.each([
    { participants: 2, crashes: 2 },
    { participants: 3, crashes: 0 },
    { participants: 3, crashes: 1 },
  ])('is safe and never blocks with a perfect failure detector: %o', (parameters) => {
    expect(search({ ...calm, ...parameters })).toEqual({ disagreement: null, block: null });
  });

  it('is not safe when a message of a superseded coordinator is obeyed', () => {
    const { disagreement } = search({ ...calm, participants: 3, crashes: 2, epochs: false });
    expect(disagreement).toEqual(expect.arrayContaining(['2 aborts (TR3)', '3 acknowledges PRE-COMMIT of 1']));
    expect(disagreement?.filter((step) => step.endsWith('crashes'))).toHaveLength(2);
  });

  it('is not safe when the network splits, or when one is suspected falsely and one dies', () => {
    expect(search({ ...calm, partitions: 1 }).disagreement?.at(-1)).toBe('2 aborts (TR3)');
    expect(search({ ...calm, suspicions: 1 })).toEqual({ disagreement: null, block: null });
    expect(search({ ...calm, suspicions: 1, crashes: 1 }).disagreement).toContain('1 suspects 2 falsely');
  });

  it('is not safe with three either, if who was suspected falsely coordinates again when its substitute has died', () => {
    const setting = { ...calm, participants: 3, suspicions: 1, crashes: 1 };
    const run = [
      ...['2 votes yes', '1 hears YES 2 to 1', '3 votes yes', '1 hears YES 3 to 1', '1 has all votes'],
      ...['2 suspects 1 falsely', '2 becomes the coordinator', '2 tells 1 that 1 is over', '1 hears of 2 from 2'],
      ...['2 sends STATE-REQ to 3', '3 tells 2: uncertain', '2 hears STATE 3 to 2: uncertain', '2 aborts (TR3)'],
      ...['2 crashes', '1 suspects 2', '1 becomes the coordinator', '1 sends STATE-REQ to 3', '3 tells 4: uncertain'],
      ...['1 hears STATE 3 to 4: uncertain', '1 makes all committable (TR4)', '1 sends PRE-COMMIT to 3'],
      ...['3 acknowledges PRE-COMMIT of 4', '1 hears ACK 3 to 4', '1 commits'],
    ];
    expect(follow({ ...setting, turns: 2 }, run).some(disagree)).toBe(true);
    expect(follow({ ...setting, turns: 1 }, run)).toEqual([]);
    expect(search({ ...setting, suspicions: 0, turns: 2 })).toEqual({ disagreement: null, block: null });
  });

  it('blocks who was told by a coordinator that died to forget one that lives', () => {
    expect(search({ ...calm, suspicions: 1, crashes: 1 }).block).toEqual(
      expect.arrayContaining(['2 suspects 1 falsely', '1 tells 2: uncertain', '2 crashes']),
    );
  });
});
