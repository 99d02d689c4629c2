import { describe, expect, test } from 'vitest';
import {
  type CheckResult,
  check,
  checkFunctions,
  defineModel,
  integer,
  simulate,
  UsageError,
} from '../../checker/index.js';
import { deadlockDetection } from '../../models/index.js';
import { obligationsForFunctions, verify } from '../../properties/index.js';
import { resultVersion, toJson } from '../result-document.js';
import { lock, result, suiteResult, violated } from '../testing/index.js';
import { readResult } from './read-result.js';

const own = lock.instantiate().properties;
const only = (id: string) => Object.fromEntries(Object.entries(own).filter(([each]) => each === id));

const counter = defineModel({
  name: 'counter',
  state: () => ({ value: integer({ min: 0, max: 2 }) }),
  actions: ({ action }) => [
    action('count', {
      then: (s) => {
        s.value += 1;
      },
    }),
  ],
  properties: ({ always }) => ({ small: always('the value is small', (s) => s.value < 9) }),
});

/** A result of every kind, each really made. */
const results: { readonly [kind: string]: () => Promise<CheckResult> } = {
  'an exploration with a counterexample': () => check(lock.instantiate({ variant: 'careless' }), { properties: own }),
  'a run that goes on for ever': () => check(lock.instantiate(), { properties: only('again'), fairness: 'none' }),
  'random runs': () =>
    simulate(lock.instantiate({ variant: 'careless' }), { properties: only('exclusion'), steps: 500 }),
  functions: () => {
    const bound = obligationsForFunctions(deadlockDetection.name).map(({ id, formula }) => [id, formula] as const);
    const naive = deadlockDetection.instantiate({ variant: deadlockDetection.variants.at(-1)?.name ?? '' });
    return checkFunctions(naive, { properties: Object.fromEntries(bound) });
  },
  'an exploration that was interrupted': () =>
    check(lock.instantiate({ parameters: { clients: 20 } }), {
      properties: only('exclusion'),
      signal: AbortSignal.abort(),
    }),
  'a model at fault': () => check(counter.instantiate(), { properties: counter.instantiate().properties }),
};

describe('a result that was printed is read', () => {
  test.each(Object.entries(results))('%s', async (_, made) => {
    const document = toJson(await made());
    expect(await readResult(JSON.stringify(document))).toEqual(JSON.parse(JSON.stringify(document)));
  });

  test('a run of the suite', async () => {
    const document = { version: resultVersion, ...(await verify({ properties: ['P24.total'] })) };
    expect(document.checks.length).toBeGreaterThan(2);
    expect(await readResult(JSON.stringify(document))).toEqual(JSON.parse(JSON.stringify(document)));
  });

  test('the kinds are what they are called', async () => {
    const of = async (kind: string) => (await results[kind]?.()) ?? result();
    expect((await of('an exploration with a counterexample')).properties.map(({ verdict }) => verdict)).toContain(
      'violated',
    );
    expect((await of('a run that goes on for ever')).properties[0]?.trace?.loop).not.toBeNull();
    expect((await of('random runs')).properties[0]).toMatchObject({
      verdict: 'violated',
      found: { strategy: expect.any(String) },
    });
    expect((await of('functions')).properties.some(({ input }) => input !== undefined)).toBe(true);
    expect((await of('an exploration that was interrupted')).interrupted).toBe(true);
    expect((await of('a model at fault')).failure).toMatchObject({ kind: 'model' });
  });
});

/** The text of a check, or of a run of the suite, in which one place is changed. */
function changed(document: object, place: string, value: unknown): string {
  const path = place.split('.');
  const root: { [name: string]: unknown } = JSON.parse(JSON.stringify(document));
  let holder = root;
  for (const name of path.slice(0, -1)) holder = holder[name] as { [name: string]: unknown };
  holder[path.at(-1) ?? ''] = value;
  return JSON.stringify(root);
}

const ofCheck = (place: string, value?: unknown) => changed(toJson(result({ properties: [violated] })), place, value);
const ofSuite = (place: string, value?: unknown) => changed({ version: 1, ...suiteResult() }, place, value);

describe('what is no result is refused, and it says where', () => {
  test.each([
    ['not JSON', '{', 'it is not JSON'],
    ['a list', '[]', 'it is not an object'],
    ['another version', ofCheck('version', 2), 'its version is 2; this signalbox reads version 1'],
    ['a trace', JSON.stringify(violated.trace), 'it is a trace, which signalbox replay reads'],
    ['no time', ofSuite('checks.1.result.seconds'), 'checks[1].result.seconds is missing'],
    ['a time in words', ofCheck('seconds', 'long'), 'seconds is not a number'],
    ['an unknown verdict', ofCheck('properties.0.verdict', 'so'), verdicts('properties[0].verdict')],
    ['an unknown fairness', ofCheck('fairness', 'so'), 'fairness is not one of declared, none, weak, strong'],
    ['no list', ofSuite('checks', {}), 'checks is not a list'],
    ['no step', ofCheck('properties.0.trace.steps.2', 7), 'properties[0].trace.steps[2] is not an object'],
    ['half a loop', ofCheck('properties.0.trace.loop', {}), 'properties[0].trace.loop.start is missing'],
    [
      'a loop that begins nowhere',
      ofCheck('properties.0.trace.loop', { start: 9, assumed: null, fairness: [], couldHappen: [] }),
      'properties[0].trace.loop.start is not a whole number of steps from 0 to 4',
    ],
    [
      'half an explanation',
      ofCheck('properties.0.explanation', { marks: [] }),
      /^properties\[0\]\.explanation\..* is missing$/,
    ],
  ])('%s', async (_, text, message) => {
    const refused = expect(readResult(text)).rejects;
    await refused.toThrow(UsageError);
    await refused.toThrow(message);
  });

  test('a field that is not known is no mistake', async () => {
    expect(await readResult(ofCheck('later', 1))).toMatchObject({ later: 1 });
  });
});

function verdicts(place: string): string {
  return `${place} is not one of holds, violated, unrefuted, inconclusive`;
}
