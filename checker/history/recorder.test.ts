import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../check.js';
import { ModelError, UsageError } from '../errors.js';
import {
  always,
  boolean,
  deadlockFree,
  defineModel,
  integer,
  type ProcessId,
  processIds,
  processSet,
  type View,
} from '../language/index.js';
import { PlainState } from '../plain/index.js';
import { exploreNaively, exploreOrbitsNaively } from '../testing/index.js';
import { isBefore } from './history.js';
import { isLinearizable } from './linearizability.js';
import { recorder } from './recorder.js';
import { register } from './sequential.js';

const client = processSet('client', processIds(3, { names: ['Ann', 'Bob', 'Cy'], interchangeable: true }));
const value = integer({ min: 0, max: 1 });
const capacity = 3;
const recorded = recorder(client, {
  operations: { Write: { arguments: { value } }, Read: { result: { value } }, Flush: {} },
  capacity,
});

type ClientId = ProcessId<'client'>;

/** A client's next event, an invocation or a response, whichever it is its turn to. */
interface Step {
  readonly client: ClientId;
  readonly kind: 'Write' | 'Read' | 'Flush';
  readonly value: number;
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    client: fc.constantFrom(...client.ids),
    kind: fc.constantFrom('Write' as const, 'Read' as const, 'Flush' as const),
    value: fc.nat(1),
  }),
  { maxLength: 12, size: 'max' },
);

/** An event as it happened: which operation of the client it belongs to. */
interface Happened {
  readonly client: ClientId;
  readonly number: number;
  readonly isResponse: boolean;
}

/** Takes steps, as far as there is room for them, and says what has happened. */
function take(taken: readonly Step[]) {
  const state = new PlainState({ history: recorded.type });
  // The view of just this state.
  const { history } = state.view as { readonly history: View<typeof recorded.type> };
  const happened: Happened[] = [];
  const counts = new Map<ClientId, number>();
  for (const { client: c, kind, value: v } of taken) {
    const pending = recorded.pending(history, c);
    const number = (counts.get(c) ?? 0) + (pending === null ? 1 : 0);
    if (pending === null && !recorded.canInvoke(history, c)) continue;
    if (pending === null) {
      if (kind === 'Write') recorded.invoke(history, c, kind, { value: v });
      else recorded.invoke(history, c, kind);
    } else if (pending === 'Read') recorded.respond(history, c, pending, { value: v });
    else recorded.respond(history, c, pending);
    counts.set(c, number);
    happened.push({ client: c, number, isResponse: pending !== null });
  }
  return { happened, history: recorded.historyIn(history), snapshot: state.snapshot() };
}

describe('what is recorded', () => {
  it('tells which operation came before which, just as it was', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { happened, history } = take(taken);
        const place = ({ client: c, number }: { client: ClientId; number: number }, isResponse: boolean) =>
          happened.findIndex((each) => each.client === c && each.number === number && each.isResponse === isResponse);
        const operations = happened.filter(({ isResponse }) => !isResponse);
        const inState = ({ client: c, number }: Happened) => {
          const operation = history.filter((each) => each.client === c)[number - 1];
          if (operation === undefined) throw new Error(`operation ${number} of ${c} is not recorded`);
          return operation;
        };
        expect(history).toHaveLength(operations.length);
        for (const one of operations) {
          expect(inState(one).returned === null).toBe(place(one, true) < 0);
          for (const other of operations) {
            const wasBefore = place(one, true) >= 0 && place(one, true) < place(other, false);
            expect(isBefore(inState(one), inState(other))).toBe(wasBefore);
          }
        }
      }),
      { seed: 6, numRuns: 150 },
    );
  });

  it('is the same state just if the same operations came before each other', () => {
    let same = 0;
    fc.assert(
      fc.property(steps, fc.nat(10), (taken, position) => {
        const one = take(taken);
        const [first, second] = taken.slice(position, position + 2);
        fc.pre(first !== undefined && second !== undefined && first.client !== second.client);
        const other = take([...taken.slice(0, position), second, first, ...taken.slice(position + 2)]);
        fc.pre(one.happened.length === taken.length);
        // Two invocations next to each other, or two responses, can change places; one of each cannot.
        const isSame = one.happened[position]?.isResponse === one.happened[position + 1]?.isResponse;
        if (isSame) same++;
        if (isSame) expect(other.snapshot).toEqual(one.snapshot);
        else expect(other.snapshot).not.toEqual(one.snapshot);
      }),
      { seed: 6, numRuns: 150 },
    );
    expect(same).toBeGreaterThan(20);
  });

  it('has the arguments and results that were given', () => {
    const [ann, bob] = client.ids;
    const { history } = take([
      { client: ann as ClientId, kind: 'Write', value: 1 },
      { client: bob as ClientId, kind: 'Read', value: 0 },
      { client: bob as ClientId, kind: 'Flush', value: 1 },
      { client: bob as ClientId, kind: 'Flush', value: 1 },
    ]);
    expect(history).toEqual([
      { client: ann, kind: 'Write', arguments: { value: 1 }, result: null, invoked: 0, returned: null },
      { client: bob, kind: 'Read', arguments: {}, result: { value: 1 }, invoked: 0, returned: 0 },
      { client: bob, kind: 'Flush', arguments: {}, result: null, invoked: 1, returned: null },
    ]);
  });
});

/** Clients of a register that answers as it likes, or as it should. */
const guessing = defineModel({
  name: 'guessing',
  parameters: { clients: integer({ min: 1, max: 3, default: 2 }), honest: boolean() },
  processes: ({ clients }) => ({ client: processIds(clients, { interchangeable: true }) }),
  state: (context) => ({ history: recorderOf(context).type, value }),
  actions: (language) => {
    const { canInvoke, invoke, pending, respond } = recorderOf(language);
    const { action, client: clients, honest } = language;
    return [
      action('write', {
        each: clients,
        when: (s, c) => canInvoke(s.history, c),
        then: (s, c) => invoke(s.history, c, 'Write', { value: 1 }),
      }),
      action('read', {
        each: clients,
        when: (s, c) => canInvoke(s.history, c),
        then: (s, c) => invoke(s.history, c, 'Read'),
      }),
      action('written', {
        each: clients,
        when: (s, c) => pending(s.history, c) === 'Write',
        then: (s, c) => {
          s.value = 1;
          respond(s.history, c, 'Write');
        },
      }),
      action('answered', {
        each: clients,
        choose: value,
        when: (s, c) => pending(s.history, c) === 'Read',
        then: (s, c, guess) => respond(s.history, c, 'Read', { value: honest ? s.value : guess }),
      }),
    ];
  },
  final: () => () => true,
  properties: (language) => {
    const { historyIn } = recorderOf(language);
    const specification = register(0);
    return { linearizable: always('it is linearizable', (s) => isLinearizable(historyIn(s.history), specification)) };
  },
});

function recorderOf({ client: clients }: { readonly client: typeof client }) {
  return recorder(clients, {
    operations: { Write: { arguments: { value } }, Read: { result: { value } } },
    capacity: 2,
  });
}

describe('a model that records', () => {
  it.each([
    { honest: true, verdict: 'holds', steps: null },
    // A read that returns 1 before anybody has begun to write.
    { honest: false, verdict: 'violated', steps: 2 },
  ])('is explored as naively, honest: $honest', async ({ honest, verdict, steps: shortest }) => {
    const instance = guessing.instantiate({ parameters: { honest } });
    // Whatever is violated, freedom of deadlocks is not decided before all states are seen.
    const properties = { ...instance.properties, deadlockFree: deadlockFree() };
    const result = await check(instance, { properties });
    const naive = exploreNaively(instance, properties);
    expect(result.failure).toBeNull();
    expect(result.distinctStates).toBe(naive.distinctStates);
    expect(result.transitions).toBe(naive.transitions);
    expect(naive.properties.linearizable).toMatchObject({ verdict, steps: shortest });
    expect(result.properties[0]).toMatchObject({ verdict });
    expect(result.properties[0]?.trace?.steps.length ?? null).toBe(shortest);
  });

  it('lets one state stand for those in which clients have changed places', async () => {
    const instance = guessing.instantiate();
    const result = await check(instance, {
      properties: { ...instance.properties, deadlockFree: deadlockFree() },
      symmetry: 'on',
    });
    expect(result.failure).toBeNull();
    expect(result.distinctStates).toBe(exploreOrbitsNaively(instance, 100_000).distinctStates);
    expect(result.properties[0]).toMatchObject({ verdict: 'violated' });
  });
});

describe('what cannot be recorded', () => {
  const state = new PlainState({ history: recorded.type });
  const { history } = state.view as { readonly history: View<typeof recorded.type> };
  const [ann, bob] = client.ids as readonly [ClientId, ClientId];
  recorded.invoke(history, ann, 'Flush');
  for (let count = 0; count < capacity; count++) {
    recorded.invoke(history, bob, 'Flush');
    recorded.respond(history, bob, 'Flush');
  }

  it.each([
    [
      'a second operation at a time',
      () => recorded.invoke(history, ann, 'Read'),
      'Ann cannot invoke Read: it still waits for the response to Flush',
    ],
    [
      'more than there is room for',
      () => recorded.invoke(history, bob, 'Read'),
      "Bob cannot invoke Read: it has invoked 3 already, and the recorder's capacity is no more; raise that, or guard the action with canInvoke",
    ],
    [
      'a response to another operation',
      () => recorded.respond(history, ann, 'Read', { value: 1 }),
      'Ann cannot take the response to Read: it waits for the response to Flush',
    ],
    [
      'a response to none',
      () => recorded.respond(history, bob, 'Flush'),
      'Bob cannot take the response to Flush: it waits for nothing',
    ],
  ])('is %s', (_, record, message) => {
    expect(record).toThrow(ModelError);
    expect(record).toThrow(message);
  });

  it('is anything without operations, or without room', () => {
    expect(() => recorder(client, { operations: {}, capacity: 1 })).toThrow(UsageError);
    expect(() => recorder(client, { operations: { Flush: {} }, capacity: 0 })).toThrow(
      'the capacity must be a positive integer, not 0',
    );
  });

  it('is a kind of operation that there is not, or one without its arguments, which the types forbid', () => {
    const cy = client.valueAt(2);
    // @ts-expect-error
    expect(() => recorded.invoke(history, cy, 'Erase')).toThrow('the recorder knows no operation Erase');
    // @ts-expect-error
    expect(() => recorded.invoke(history, cy, 'Write')).toThrow('"value" is missing among the arguments of Write');
    // @ts-expect-error
    expect(() => recorded.invoke(history, cy, 'Write', { worth: 1 })).toThrow(
      '"value" is missing among the arguments of Write',
    );
    expect(() => recorded.invoke(history, cy, 'Write', { value: 2 })).toThrow('it is an integer from 0 to 1');
  });
});
