import { describe, expect, it } from 'vitest';
import { disagree, naivePbft, type PbftSetting, type PbftState } from './naive-pbft.js';
import { searchNaively } from './naive-search.js';

const setting = (
  replicas: number,
  quorum: number,
  views: number,
  byzantine: readonly number[],
  different: Partial<PbftSetting> = {},
): PbftSetting => ({
  replicas,
  prepareQuorum: quorum,
  commitQuorum: quorum,
  viewChangeQuorum: quorum,
  views,
  byzantine,
  verified: true,
  countsPrimaryAgain: false,
  byzantineSends: 'when read',
  ...different,
});

const disagreement = (of: PbftSetting) => searchNaively(naivePbft(of), { disagreement: disagree }).runs.disagreement;

const correct = ({ replicas }: PbftState) => replicas.filter((replica) => replica !== null);

describe('naive PBFT', () => {
  it('executes, changes the view with and without a certificate, and lets a lying primary be believed by both sides', () => {
    const { runs } = searchNaively(naivePbft(setting(4, 3, 2, [0])), {
      executed: (s) => correct(s).every(({ executed, view }) => executed === 'a' && view === 0),
      executedInTheNextView: (s) =>
        correct(s).some(({ executed, prepared }) => executed === 'a' && prepared?.view === 1),
      carried: (s) => s.messages.some((message) => /^NEW-VIEW .* with a /.test(message)),
      empty: (s) => s.messages.some((message) => /^NEW-VIEW .* with nothing /.test(message)),
      believed: (s) => ['a', 'b'].every((request) => correct(s).some(({ accepted }) => accepted === request)),
      never: disagree,
    });
    // Three accept, prepare and execute.
    expect(runs.executed).toHaveLength(9);
    expect(runs.believed).toHaveLength(2);
    expect(runs).toMatchObject({ executedInTheNextView: expect.any(Array), carried: expect.any(Array) });
    expect(runs.empty).toHaveLength(3);
    expect(runs.never).toBeNull();
  });

  it('executes two requests in one view where two quorums may meet in the liar alone (B1)', () => {
    expect(disagreement(setting(5, 3, 1, [0]))).toHaveLength(10);
    expect(disagreement(setting(5, 4, 1, [0]))).toBeNull();
    expect(disagreement(setting(5, 3, 1, [1]))).toBeNull();
  });

  it('is safe with three replicas only where none may be silent (B2)', () => {
    expect(disagreement(setting(3, 2, 1, [0]))).toHaveLength(6);
    expect(disagreement(setting(3, 3, 2, [0]))).toBeNull();
  });

  it('is not safe with more liars than it was made for', () => {
    expect(disagreement(setting(4, 3, 1, [0, 1]))).toHaveLength(6);
    expect(disagreement(setting(4, 3, 1, [1, 2]))).toBeNull();
    expect(disagreement(setting(4, 3, 2, [1, 2]))).not.toBeNull();
  });

  it('is not safe with a new view from f + 1 (B3)', () => {
    expect(disagreement(setting(4, 3, 2, [2], { viewChangeQuorum: 2 }))).toHaveLength(13);
  });

  it('is not safe with a new view that nobody verifies', () => {
    expect(disagreement(setting(3, 3, 2, [1]))).toBeNull();
    expect(disagreement(setting(3, 3, 2, [1], { verified: false }))).not.toBeNull();
  });

  it('is not safe with a primary that is counted again (B4)', () => {
    const small = { prepareQuorum: 2, commitQuorum: 3 };
    expect(disagreement(setting(3, 3, 2, [0], small))).toBeNull();
    expect(disagreement(setting(3, 3, 2, [0], { ...small, countsPrimaryAgain: true }))).not.toBeNull();
  });
});

describe('naive PBFT, whose liars send at any time', () => {
  it.each([
    setting(4, 3, 1, [0]),
    setting(4, 3, 1, [1]),
    setting(4, 2, 1, [0]),
    setting(4, 3, 1, [0, 1]),
    setting(5, 4, 1, [0]),
    setting(5, 3, 1, [1]),
    setting(3, 2, 2, [0]),
    setting(3, 3, 2, [1]),
  ])('agrees no less than with those who send when they are read: %o', (of) => {
    const atAnyTime = disagreement({ ...of, byzantineSends: 'at any time' });
    const whenRead = disagreement(of);
    expect(atAnyTime === null).toBe(whenRead === null);
    // Each message that a liar sends is a step of its own there, and a part of the step that reads it here.
    const lies = (whenRead ?? []).flatMap((step) => step.match(/Byzantine/g) ?? []).length;
    if (atAnyTime !== null) expect(atAnyTime.length).toBeLessThanOrEqual((whenRead?.length ?? 0) + lies);
  });
});
