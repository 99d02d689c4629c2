import { describe, expect, it } from 'vitest';
import { always, check, deadlockFree, reachable, UsageError } from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { type PbftState, pbft } from './index.js';
import type { ReplicaId } from './state.js';

type Parameters = { readonly [name: string]: number | string };

const instantiate = (parameters: Parameters, variant = 'repaired') => pbft.instantiate({ parameters, variant });

/** Agreement, stated for this model alone and in other words than in the catalogue. */
const agreement = always<PbftState>('whatever one has committed at a number, the others have, or nothing', (s) => {
  for (let number = 1; number <= s.bounds.sequenceNumbers; number++) {
    const committed = new Set<ReplicaId | number | null>();
    s.replica.every((each) => {
      if (each.committed.has(number)) committed.add(each.committed.get(number));
      return true;
    });
    if (committed.size > 1) return false;
  }
  return true;
});

const isSafe = async (parameters: Parameters) => {
  const { properties, failure, reason } = await check(instantiate(parameters), { properties: { agreement } });
  expect(failure, reason).toBeNull();
  return properties[0]?.verdict === 'holds';
};

describe('pbft, repaired', () => {
  it('takes every action, and stops only where it may', { timeout: 60_000 }, async () => {
    const result = await check(instantiate({ requests: 1 }), {
      properties: { agreement, deadlockFree: deadlockFree() },
    });
    expect(result.distinctStates).toBe(134_047);
    expect(result.actions.filter(({ taken }) => taken === 0)).toEqual([]);
    expect(result.properties.map(({ verdict }) => verdict)).toEqual(['holds', 'holds']);
  });

  it('has quorums that meet in a correct replica, unless told otherwise', () => {
    const quorum = (size: number) => ({ prepareQuorum: size, commitQuorum: size, viewChangeQuorum: size });
    expect(pbft.resolveParameters({})).toMatchObject({ faulty: 1, byzantine: 1, ...quorum(3) });
    expect(pbft.resolveParameters({ replicas: 5 })).toMatchObject({ faulty: 1, ...quorum(4) });
    expect(pbft.resolveParameters({ replicas: 7 })).toMatchObject({ faulty: 2, byzantine: 2, ...quorum(5) });
    expect(pbft.resolveParameters({ replicas: 3, faulty: 1 })).toMatchObject({ byzantine: 1, ...quorum(3) });
    expect(pbft.resolveParameters({ faulty: 0 })).toMatchObject({ byzantine: 0, ...quorum(3) });
    expect(pbft.resolveParameters({ prepareQuorum: 2 })).toMatchObject({ ...quorum(3), prepareQuorum: 2 });
  });

  it('puts the Byzantine replicas where it is told to', () => {
    const placed = (parameters: Parameters) => instantiate(parameters).initial.map(({ name }) => name);
    expect(placed({ byzantinePosition: 'primary' })).toEqual(['Byzantine: Core1']);
    expect(placed({ byzantinePosition: 'backup' })).toHaveLength(3);
    expect(placed({})).toHaveLength(4);
    expect(placed({ replicas: 5, byzantine: 2 })).toHaveLength(10);
    expect(placed({ byzantine: 0 })).toEqual(['Byzantine: nobody']);
    expect(() => placed({ byzantine: 0, byzantinePosition: 'primary' })).toThrow(UsageError);
    expect(() => placed({ replicas: 3, byzantine: 4 })).toThrow('of 3 replicas, 4 cannot be Byzantine');
  });

  it('needs no help where nobody is Byzantine', async () => {
    const { actions, properties } = await check(instantiate({ byzantine: 0, requests: 1, views: 2 }), {
      properties: {
        everybody: reachable<PbftState>('all have executed the request', (s) =>
          s.replica.every(({ executed }) => executed.has(1)),
        ),
      },
    });
    expect(actions.filter(({ name, taken }) => /Byzantine/.test(name) && taken > 0)).toEqual([]);
    expect(properties[0]?.verdict).toBe('holds');
  });

  it('fills the gap below a prepared request with the null request', async () => {
    const parameters = { views: 2, requests: 1, sequenceNumbers: 2, byzantinePosition: 'primary' };
    const { properties } = await check(instantiate(parameters), {
      properties: {
        gap: reachable<PbftState>('the null request is committed at 1, the request executed at 2', (s) =>
          s.replica.some(({ committed, executed }) => committed.has(1) && committed.get(1) === null && executed.has(2)),
        ),
      },
    });
    expect(properties[0]?.verdict).toBe('holds');
  });
});

describe('pbft, what its replicas may do', () => {
  const conductOf = async (parameters: Parameters, variant?: string) => {
    const instance = instantiate(parameters, variant);
    const { properties, failure, reason } = await check(instance, { properties: instance.properties });
    expect(failure, reason).toBeNull();
    return properties;
  };

  const inAView = [
    'proposesInOrder',
    'preparesOneProposal',
    'preparesInItsView',
    'commitsWhatIsPrepared',
    'executesWhatIsCommitted',
    'deadDoNothing',
  ];
  const betweenViews = ['leavesForAReason', 'entersByANewView', 'newViewFromAQuorum'];

  it.each([
    { parameters: { views: 1 }, ids: inAView },
    { parameters: { views: 1, requests: 1, sequenceNumbers: 2 }, ids: inAView },
    { parameters: { replicas: 5, views: 1 }, ids: inAView },
    { parameters: { views: 2 }, ids: [...inAView, ...betweenViews] },
    { parameters: { views: 3, unsettledViews: 1, requests: 1 }, ids: [...inAView, ...betweenViews] },
    { parameters: { views: 2, requests: 1, byzantine: 0, crashes: 1 }, ids: [...inAView, ...betweenViews] },
  ])('is kept with $parameters', async ({ parameters, ids }) => {
    const properties = await conductOf(parameters);
    expect(properties.map(({ id }) => id)).toEqual(['clientNotDeceived', ...ids]);
    for (const { id, verdict, vacuous } of properties) {
      expect({ id, verdict, vacuous }).toEqual({ id, verdict: 'holds', vacuous: false });
    }
  });

  it.each([
    {
      variant: 'quorums-of-2f+1',
      parameters: { replicas: 5, views: 1 },
      broken: { commitsWhatIsPrepared: 3, executesWhatIsCommitted: 5 },
    },
    { variant: 'primary-counted-twice', parameters: { views: 1 }, broken: { commitsWhatIsPrepared: 2 } },
    { variant: 'new-view-from-f+1', parameters: { views: 2, requests: 1 }, broken: { newViewFromAQuorum: 2 } },
    {
      variant: 'waits-for-nobody',
      parameters: { views: 3, unsettledViews: 1, requests: 1 },
      broken: { leavesForAReason: 3 },
    },
  ])('is not where it is $variant: $broken', async ({ variant, parameters, broken }) => {
    const violated = (await conductOf(parameters, variant)).filter(({ verdict }) => verdict === 'violated');
    expect(Object.fromEntries(violated.map(({ id, trace }) => [id, trace?.steps.length]))).toEqual(broken);
  });
});

describe('pbft, its clients', () => {
  const deceives = async (parameters: Parameters, variant?: string) => {
    const { properties } = instantiate(parameters, variant);
    const { clientNotDeceived } = properties;
    if (clientNotDeceived === undefined) throw new Error('the model has lost a property');
    const result = await check(instantiate(parameters, variant), { properties: { clientNotDeceived } });
    expect(result.failure).toBeNull();
    expect(result.properties[0]?.vacuous).toBe(false);
    return result.properties[0]?.verdict === 'violated';
  };

  it.each([{ views: 2 }, { views: 1, requests: 1, sequenceNumbers: 2 }])(
    'are told one result by f+1 of four replicas, with %o',
    async (parameters) => {
      expect(await deceives(parameters)).toBe(false);
    },
  );

  it('are told what they like by f+1 who are Byzantine', async () => {
    expect(await deceives({ views: 1, byzantine: 2 })).toBe(true);
  });

  it('are told two results where a request is executed twice', async () => {
    expect(await deceives({ views: 1, requests: 1, sequenceNumbers: 2 }, 'executes-twice')).toBe(true);
  });
});

describe('pbft, the sizes of quorums', () => {
  const sizesOf = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

  it.each([3, 4, 5])(
    'with %i replicas agrees in one view exactly if two quorums of commits, or of prepares, meet in a correct one',
    async (replicas) => {
      for (const prepareQuorum of sizesOf(1, replicas)) {
        for (const commitQuorum of sizesOf(1, replicas)) {
          const meet = 2 * Math.max(prepareQuorum, commitQuorum) > replicas + 1;
          const quorums = { prepareQuorum, commitQuorum };
          const sizes = { replicas, faulty: 1, ...quorums, views: 1, byzantinePosition: 'primary' };
          expect(await isSafe(sizes), JSON.stringify(sizes)).toBe(meet);
        }
      }
    },
  );

  it('agrees across views exactly if each quorum of commits meets each of view changes in a correct one', async () => {
    for (const commitQuorum of sizesOf(2, 4)) {
      for (const viewChangeQuorum of sizesOf(1, 4)) {
        const sizes = { commitQuorum, viewChangeQuorum, views: 2 };
        expect(await isSafe(sizes), JSON.stringify(sizes)).toBe(commitQuorum + viewChangeQuorum > 4 + 1);
      }
    }
  });
});

describe('pbft, explored naively', () => {
  it.each([
    { variant: 'repaired', parameters: { views: 1 } },
    { variant: 'repaired', parameters: { views: 2, requests: 1, byzantinePosition: 'primary' } },
    { variant: 'repaired', parameters: { views: 3, unsettledViews: 1, requests: 1, byzantinePosition: 'backup' } },
    { variant: 'repaired', parameters: { views: 1, requests: 1, sequenceNumbers: 2 } },
    ...pbft.variants.slice(1).map(({ name }) => ({
      variant: name,
      parameters: { replicas: 3, faulty: 1, views: 2 },
    })),
  ])(
    '$variant with $parameters has the same states, transitions, verdicts and shortest traces',
    async ({ variant, parameters }) => {
      const instance = instantiate(parameters, variant);
      const properties = { agreement, deadlockFree: deadlockFree() };
      expectAsNaively(await check(instance, { properties }), instance, properties);
    },
  );
});
