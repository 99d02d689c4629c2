import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.js';
import { isSerializableNaively, readsAreExplained, respectsTime } from '../testing/index.js';
import { isSerializable, isStrictlySerializable, serialize, serializeStrictly } from './serializability.js';
import type { StoreAccess, Transaction } from './transaction.js';

/** How many random histories are put to the naive checker, with versions and without. */
const runs = Number(process.env.SIGNALBOX_RANDOM_HISTORIES ?? 500);

const key = fc.constantFrom('x', 'y');

/** What a transaction does, when; and at which moment of its time it takes effect, if nothing is changed afterwards. */
const entry = fc.record({
  client: fc.nat(2),
  accesses: fc.array(fc.record({ does: fc.constantFrom('read' as const, 'write' as const), key }), {
    minLength: 1,
    maxLength: 3,
  }),
  began: fc.nat(8),
  lasts: fc.nat(4),
  effect: fc.nat(4),
  isPending: fc.nat(5).map((one) => one === 0),
});

/**
 * Transactions that take effect one by one, each write making the next version of its object; then some of what was read is
 * changed to another version, and times are moved, so that most histories could go either way.
 */
const transactions: fc.Arbitrary<readonly Transaction[]> = fc
  .tuple(
    fc.array(entry, { minLength: 2, maxLength: 4, size: 'max' }),
    fc.infiniteStream(fc.nat(3)),
    fc.infiniteStream(fc.nat(5)),
  )
  .map(([entries, changes, versions]) => {
    const latest = { x: 0, y: 0 };
    const made = new Map<number, readonly StoreAccess[]>();
    const byEffect = [...entries.entries()].sort(
      ([, one], [, other]) =>
        one.began + (one.effect % (one.lasts + 1)) - other.began - (other.effect % (other.lasts + 1)),
    );
    for (const [position, { accesses }] of byEffect) {
      made.set(
        position,
        accesses.map(({ does, key: of }) => {
          if (does === 'write') latest[of] += 1;
          const isChanged = does === 'read' && changes.next().value === 0;
          const version = isChanged ? versions.next().value : latest[of];
          return { does, key: of, version, value: version === 0 ? null : version };
        }),
      );
    }
    return entries.map(({ client, began, lasts, isPending }, position) => {
      const moved = changes.next().value === 0 ? versions.next().value - 2 : 0;
      return {
        client,
        accesses: made.get(position) ?? [],
        began: began + moved,
        committed: isPending ? null : began + moved + lasts,
      };
    });
  });

const withoutVersions = (history: readonly Transaction[]): readonly Transaction[] =>
  history.map(({ accesses, ...others }) => ({
    ...others,
    accesses: accesses.map(({ does, key: of, value }) => ({ does, key: of, value })),
  }));

const agreesWithNaiveChecker = (
  prepared: (history: readonly Transaction[]) => readonly Transaction[],
  { ofTime, ofVersions }: { readonly ofTime: boolean; readonly ofVersions: boolean },
) => {
  let serializable = 0;
  fc.assert(
    fc.property(transactions, (random) => {
      const history = prepared(random);
      const found = ofTime ? serializeStrictly(history) : serialize(history);
      expect(found.isSerializable).toBe(isSerializableNaively(history, { ofTime, ofVersions }));
      expect(ofTime ? isStrictlySerializable(history) : isSerializable(history)).toBe(found.isSerializable);
      if (!found.isSerializable) return;
      serializable++;
      expect(readsAreExplained(found.order)).toBe(true);
      if (ofTime)
        expect(
          respectsTime(
            found.order.map(({ began, committed }) => ({ invoked: began, returned: committed, result: null })),
          ),
        ).toBe(true);
      expect(history.filter(({ committed }) => committed !== null).every((each) => found.order.includes(each))).toBe(
        true,
      );
    }),
    { numRuns: runs, seed: 6 },
  );
  // Else the test would say little.
  expect(serializable).toBeGreaterThan(runs / 5);
  expect(serializable).toBeLessThan((runs * 4) / 5);
};

describe('random transactions are serializable just if some order of them is right', () => {
  const same = (history: readonly Transaction[]) => history;
  it('by what they read', () => agreesWithNaiveChecker(withoutVersions, { ofTime: false, ofVersions: false }));
  it('strictly, by what they read', () => agreesWithNaiveChecker(withoutVersions, { ofTime: true, ofVersions: false }));
  it('by versions', () => agreesWithNaiveChecker(same, { ofTime: false, ofVersions: true }));
  it('strictly, by versions', () => agreesWithNaiveChecker(same, { ofTime: true, ofVersions: true }));
});

const read = (of: string, version: number): StoreAccess => ({ does: 'read', key: of, version, value: version });
const write = (of: string, version: number): StoreAccess => ({ does: 'write', key: of, version, value: version });
const transaction = (
  client: string,
  began: number,
  committed: number | null,
  ...accesses: StoreAccess[]
): Transaction => ({
  client,
  accesses,
  began,
  committed,
});
const circleIn = (history: readonly Transaction[], isStrict = false) => {
  const found = isStrict ? serializeStrictly(history) : serialize(history);
  if (found.isSerializable || found.because === undefined || !('circle' in found.because)) return found;
  const { circle } = found.because;
  const clients = circle.map(({ before, after }) => [before.client, after.client]);
  expect(clients.map(([before]) => before)).toEqual([
    clients.at(-1)?.[1],
    ...clients.slice(0, -1).map(([, after]) => after),
  ]);
  return circle
    .map(
      ({ before, after, dependency: { because, key: of } }) =>
        `${before.client} ${because}${of === null ? '' : ` ${of}`} ${after.client}`,
    )
    .sort();
};

describe('the circle that shows what is wrong', () => {
  it('of a lost update', () => {
    expect(
      circleIn([
        transaction('A', 0, 5, read('x', 0), write('x', 1)),
        transaction('B', 0, 5, read('x', 0), write('x', 2)),
      ]),
    ).toEqual(['A write-write x B', 'B read-write x A']);
  });

  it('of write skew, where each reads what the other writes', () => {
    expect(
      circleIn([
        transaction('A', 0, 5, read('x', 0), write('y', 1)),
        transaction('B', 0, 5, read('y', 0), write('x', 1)),
      ]),
    ).toEqual(['A read-write x B', 'B read-write y A']);
  });

  it('of a read of a half-made update', () => {
    expect(
      circleIn([
        transaction('A', 0, 5, write('x', 1), write('y', 1)),
        transaction('B', 0, 5, read('x', 1), read('y', 0)),
      ]),
    ).toEqual(['A write-read x B', 'B read-write y A']);
  });

  it('of a stale read, which only time forbids', () => {
    const stale = [transaction('A', 0, 1, write('x', 1)), transaction('B', 2, 3, read('x', 0))];
    expect(isSerializable(stale)).toBe(true);
    expect(circleIn(stale, true)).toEqual(['A time B', 'B read-write x A']);
  });
});

describe('a transaction of which its client has not heard', () => {
  it('is committed if somebody has read from it, and from whom it has read', () => {
    const found = serialize([
      transaction('C', 4, 5, read('y', 1)),
      transaction('B', 2, null, read('x', 1), write('y', 1)),
      transaction('A', 0, null, write('x', 1)),
      transaction('D', 0, null, write('x', 2)),
    ]);
    expect(found.isSerializable && found.order.map(({ client }) => client)).toEqual(['A', 'B', 'C']);
  });
});

describe('a read that nothing explains', () => {
  it.each([
    ['what nobody wrote', [transaction('A', 0, 1, read('x', 3))]],
    ['something else than the reader itself had written', [transaction('A', 0, 1, write('x', 1), read('x', 0))]],
    ['what the reader itself writes later', [transaction('A', 0, 1, read('x', 1), write('x', 1))]],
  ])('of %s', (_, history) => {
    expect(serialize(history)).toEqual({
      isSerializable: false,
      because: { reader: history[0], access: history[0]?.accesses.find(({ does }) => does === 'read') },
    });
  });
});

describe('what is no history of transactions', () => {
  it.each([
    [[transaction('A', 2, 1)], 'transaction 1 of the history is committed at 1, before it began at 2'],
    [[transaction('A', Number.NaN, 1)], 'transaction 1 of the history has a time that is no number'],
    [[transaction('A', 0, undefined as never)], 'transaction 1 of the history has a time that is no number'],
    [
      [transaction('A', 0, 1, { does: 'append' as never, key: 'x', value: 1 })],
      'transaction 1 of the history has an access that is neither "read" nor "write" but "append"',
    ],
    [[transaction('A', 0, 1, write('x', 0))], 'a write of "x" has version 0, which is no whole number from 1 on'],
    [[transaction('A', 0, 1, read('x', 0.5))], 'a read of "x" has version 0.5, which is no whole number from 0 on'],
    [[transaction('A', 0, 1, write('x', 1)), transaction('B', 0, 1, write('x', 1))], 'version 1 of "x" is made twice'],
    [[transaction('A', 0, 1, write('x', 2), write('x', 1))], 'transaction 1 makes version 1 of "x" after version 2'],
    [
      [transaction('A', 0, 1, write('x', 1), { does: 'read', key: 'x', value: 1 })],
      '1 of 2 accesses have no version: give all of them one, or none',
    ],
  ] as const)('is refused: %#', (history, message) => {
    expect(() => serialize(history)).toThrow(UsageError);
    expect(() => serialize(history)).toThrow(message);
  });
});

describe('keys that every record has a property of', () => {
  it('are keys like others', () => {
    for (const of of ['constructor', '__proto__']) {
      const access = (does: 'read' | 'write', value: number | null) => ({
        client: 'A',
        accesses: [{ does, key: of, value }],
        began: 0,
        committed: 1,
      });
      expect(isSerializable([access('read', null)])).toBe(true);
      expect(isSerializable([access('write', 1), access('read', 1)])).toBe(true);
      expect(isSerializable([access('read', 1)])).toBe(false);
    }
  });
});
