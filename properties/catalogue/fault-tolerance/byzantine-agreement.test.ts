import { expect, it } from 'vitest';
import {
  boolean,
  check,
  defineModel,
  defineSystem,
  integer,
  map,
  messageSet,
  optional,
  perProcess,
  processIds,
} from '../../../checker/index.js';
import { liveness } from './byzantine-agreement.js';

const constant = (value: number) => integer({ min: value, max: value });

/** As much of a state as the formula asks for: four replicas, one of which may be Byzantine, two requests and two numbers. */
const system = defineSystem({
  processes: () => ({ replica: processIds(4), request: processIds(2) }),
  state: ({ replica, request }) => {
    const view = integer({ min: 0, max: 3 });
    const sequenceNumber = integer({ min: 1, max: 2 });
    const support = { from: replica, view, sequenceNumber, request: optional(request) };
    return {
      replica: perProcess(replica, {
        view,
        changingView: boolean(),
        committed: map(sequenceNumber, optional(request)),
        executed: map(sequenceNumber, request),
      }),
      network: messageSet({ Prepare: support, Commit: support, NewView: { view, last: sequenceNumber } }),
      settled: boolean(),
      bounds: { faulty: constant(1), lastView: constant(3), requests: constant(2), sequenceNumbers: constant(2) },
    };
  },
});

/** What a replica has at a sequence number in the end: a, b or the null request, executed or only committed. */
type Entry = 'a' | 'b' | 'null' | 'a, only committed' | 'b, only committed' | 'nothing';

/** Whether two clients are content with this, at the sequence numbers 1 and 2 of each replica. */
async function isLive(...logs: readonly (readonly [Entry, Entry])[]): Promise<boolean> {
  const model = defineModel({
    ...system,
    name: 'end-of-a-run',
    actions: ({ replica, request, repair }) => [
      repair('the network settles', {
        when: (s) => !s.settled,
        then: (s) => {
          s.settled = true;
          for (const [index, log] of logs.entries()) {
            const { committed, executed } = s.replica.at(replica.valueAt(index));
            for (const [before, entry] of log.entries()) {
              if (entry === 'nothing') continue;
              const proposal = entry === 'null' ? null : request.valueAt(entry.startsWith('a') ? 0 : 1);
              committed.set(before + 1, proposal);
              if (proposal !== null && !entry.endsWith('only committed')) executed.set(before + 1, proposal);
            }
          }
        },
      }),
    ],
  });
  const { properties, failure } = await check(model.instantiate(), {
    properties: { liveness: liveness.formula },
  });
  expect(failure).toBeNull();
  expect(properties[0]?.vacuous).toBe(false);
  return properties[0]?.verdict === 'holds';
}

it('is live if f+1 replicas have executed both requests', async () => {
  expect(await isLive(['a', 'b'], ['a', 'b'])).toBe(true);
  expect(await isLive(['a', 'b'])).toBe(false);
  expect(await isLive(['a', 'b'], ['a', 'nothing'])).toBe(false);
});

it('is not live if they have committed them, and executed nothing', async () => {
  const log: [Entry, Entry] = ['a, only committed', 'b, only committed'];
  expect(await isLive(log, log, log, log)).toBe(false);
});

it('is not live if at each number f+1 have committed, but not the same', async () => {
  expect(await isLive(['a', 'nothing'], ['a', 'b'], ['nothing', 'b, only committed'])).toBe(false);
});

it('owes a request nothing whose sequence number has gone to another or to the null request', async () => {
  expect(await isLive(['a', 'a, only committed'], ['a', 'a, only committed'])).toBe(true);
  expect(await isLive(['null', 'a'], ['null', 'a'])).toBe(true);
  expect(await isLive(['null', 'a'], ['null', 'nothing'])).toBe(false);
});
