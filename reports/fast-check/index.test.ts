import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../checker/index.js';
import { lock } from '../testing/index.js';
import { type Run, type SnapshotOf, schedules } from './index.js';

type LockFields = typeof lock extends Model<infer State> ? State : never;

/** The real thing: a lock that counts who is inside. A `leaky` one forgets a client every third time it lets one in. */
class Implementation {
  readonly inside = new Set<string>();
  #times = 0;

  constructor(readonly isLeaky: boolean) {}

  take(client: string): void {
    this.#times += 1;
    if (!this.isLeaky || this.#times % 3 !== 0) this.inside.add(client);
  }

  letGo(client: string): void {
    this.inside.delete(client);
  }
}

/** Makes the steps of a run with the implementation, and compares after each. */
function follow({ steps }: Run<SnapshotOf<LockFields>>, implementation: Implementation): boolean {
  return steps.every(({ action, process, after }) => {
    if (action === 'take') implementation.take(String(process));
    else implementation.letGo(String(process));
    const phases = Object.entries(after.phase);
    return phases.every(([client, phase]) => implementation.inside.has(client) === (phase === 'inside'));
  });
}

describe('schedules', () => {
  it('pass where the implementation does what the model does', () => {
    const runs = schedules(lock, { variant: 'careless', parameters: { clients: 3 }, maxSteps: 30 });
    fc.assert(
      fc.property(runs, (run) => follow(run, new Implementation(false))),
      { seed: 1 },
    );
  });

  it('fail with the shortest schedule, as a trace, where it does not', () => {
    const runs = schedules(lock, { maxSteps: 30 });
    const assertion = () =>
      fc.assert(
        fc.property(runs, (run) => follow(run, new Implementation(true))),
        { seed: 1 },
      );
    expect(assertion).toThrow(`\
lock, variant careful, with clients = 2

   initially
     phase  client1, client2: outside

  1  client`);
    const { counterexample } = fc.check(
      fc.property(runs, (run) => follow(run, new Implementation(true))),
      { seed: 1 },
    );
    expect(counterexample?.[0].steps.map(({ action }) => action)).toEqual(['take', 'let go', 'take', 'let go', 'take']);
  });

  it('can be replayed by the seed and path that fast-check prints', () => {
    const runs = schedules(lock, { maxSteps: 30 });
    const fails = fc.property(runs, (run) => follow(run, new Implementation(true)));
    const { counterexample, counterexamplePath, seed } = fc.check(fails, { seed: 1 });
    const again = fc.check(fails, { seed, path: counterexamplePath ?? '', endOnFailure: true });
    expect(again.counterexample?.[0].trace).toEqual(counterexample?.[0].trace);
  });

  it('are of an instance, too, and of at most 100 steps if nothing is said', () => {
    const lengths = fc
      .sample(schedules(lock.instantiate()), { numRuns: 300, seed: 1 })
      .map(({ steps }) => steps.length);
    expect(Math.max(...lengths)).toBe(100);
    expect(() => schedules(lock.instantiate(), { variant: 'careless' })).toThrow('an instance of lock has its variant');
    expect(() => schedules(undefined as never)).toThrow('there is no model: give what defineModel returns');
    expect(() => schedules(lock, { variant: 'carefree' })).toThrow('has no variant "carefree"');
  });
});
