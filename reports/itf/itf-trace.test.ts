import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import {
  check,
  defineModel,
  integer,
  map,
  optional,
  perProcess,
  processIds,
  sequence,
  set,
} from '../../checker/index.js';
import { lasso, lock, stop, trace } from '../testing/index.js';
import { type ItfTrace, itfTrace } from './itf-trace.js';

const name = { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' };
const only = (property: string, schema: object) => ({
  type: 'object',
  properties: { [property]: schema },
  required: [property],
  additionalProperties: false,
});
const values = { type: 'array', items: { $ref: '#/definitions/value' } };

/** What ADR-015 says of a trace, in its revision of 2023-09-14: no JSON numbers but `loop`; names of fields are identifiers. */
const conforms = new Ajv({ strictRequired: false }).compile({
  type: 'object',
  properties: {
    '#meta': { type: 'object' },
    params: { type: 'array', items: name },
    vars: { type: 'array', items: name, uniqueItems: true },
    states: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: { '#meta': { type: 'object' } },
        patternProperties: { '^[^#]': { $ref: '#/definitions/value' } },
        propertyNames: { type: 'string', pattern: '^(#meta|[A-Za-z_][A-Za-z0-9_]*)$' },
      },
    },
    loop: { type: 'integer', minimum: 0 },
  },
  required: ['vars', 'states'],
  additionalProperties: false,
  definitions: {
    value: {
      anyOf: [
        { type: 'string' },
        { type: 'boolean' },
        values,
        only('#bigint', { type: 'string', pattern: '^-?[0-9]+$' }),
        only('#tup', values),
        only('#set', values),
        only('#map', { type: 'array', items: { ...values, minItems: 2, maxItems: 2 } }),
        only('#unserializable', { type: 'string' }),
        { type: 'object', additionalProperties: { $ref: '#/definitions/value' }, propertyNames: name },
      ],
    },
  },
});

/** What the schema cannot say: each state has each variable, the first also each parameter, and the loop begins in one. */
function expectToConform({ states, vars, params, loop = 0, ...rest }: ItfTrace): void {
  conforms({ states, vars, params, loop, ...rest });
  expect(conforms.errors).toBeNull();
  for (const state of states) expect(Object.keys(state)).toEqual(expect.arrayContaining([...vars]));
  expect(Object.keys(states[0] ?? {})).toEqual(expect.arrayContaining([...params]));
  expect(loop).toBeLessThan(states.length);
}

const stock = defineModel({
  name: 'stock',
  parameters: { most: integer({ min: 1, max: 3, default: 2 }) },
  processes: () => ({ clerk: processIds(2) }),
  state: ({ clerk }) => ({
    stock: integer({ min: -3, max: 3 }),
    sellers: set(clerk),
    asked: perProcess(clerk, { by: set(clerk), turn: optional(clerk) }),
    prices: map(integer({ min: 1, max: 2 }), integer({ min: 0, max: 9 })),
    queue: sequence(clerk, { capacity: 2 }),
  }),
  actions: ({ clerk, action }) => [
    action('sell', {
      each: clerk,
      when: (s) => s.stock < 0,
      then: (s, c) => {
        s.stock += 1;
        s.sellers.add(c);
        s.prices.set(1, 7);
        if (!s.queue.includes(c)) s.queue.push(c);
        s.asked.at(c).by.add(c);
      },
    }),
  ],
  properties: ({ always }) => ({ covered: always('not much is sold', (s) => s.stock < -1) }),
});

describe('a trace in ITF', () => {
  test.each([
    ['a counterexample', trace],
    ['a run that goes on for ever', lasso],
    ['a run that stops', stop],
  ])('%s is as the ADR says', (_, given) => {
    const itf = itfTrace(given);
    expectToConform(itf);
    expect(itf.states.length).toBe(given.steps.length + 1);
    expect(itf.loop).toBe(given.loop?.start);
  });

  test('has sets as sets, maps as maps, absent as None, numbers as big integers', async () => {
    const instance = stock.instantiate();
    const { properties } = await check(instance, { properties: instance.properties });
    const found = properties[0]?.trace;
    if (found === undefined) throw new Error('nothing is found');
    const itf = itfTrace(found);
    expectToConform(itf);
    expect(itf.vars).toEqual(['stock', 'sellers', 'asked', 'prices', 'queue']);
    expect(itf.params).toEqual(['most']);
    expect(itf.states[0]).toMatchObject({ most: { '#bigint': '2' }, prices: { '#map': [] } });
    expect(itf.states.at(-1)).toEqual({
      '#meta': { index: 2, action: 'sell', kind: 'protocol', process: 'clerk1', arguments: { clerk: 'clerk1' } },
      stock: { '#bigint': '-1' },
      sellers: { '#set': ['clerk1'] },
      asked: {
        '#map': [
          ['clerk1', { by: { '#set': ['clerk1'] }, turn: { tag: 'None', value: { '#tup': [] } } }],
          ['clerk2', { by: { '#set': [] }, turn: { tag: 'None', value: { '#tup': [] } } }],
        ],
      },
      prices: { '#map': [['1', { '#bigint': '7' }]] },
      queue: ['clerk1'],
    });
  });

  test('of a run that the engine found for a property of runs has its loop', async () => {
    const instance = lock.instantiate();
    const { properties } = await check(instance, { properties: instance.properties, fairness: 'none' });
    const found = properties.find(({ id }) => id === 'again')?.trace;
    if (found?.loop == null) throw new Error('nothing is found');
    const itf = itfTrace(found);
    expectToConform(itf);
    const { '#meta': _, ...last } = itf.states.at(-1) ?? {};
    expect(itf.states[itf.loop ?? -1]).toMatchObject(last);
  });

  test('of before it was told what is a set and what a map has lists and records; all names are identifiers', () => {
    const { collections: _, ...old } = lasso;
    const state = { phase: { 'rm 1': 'working', 'rm-1': null, '1': true }, network: [{ message: 'Ask' }] };
    const itf = itfTrace({ ...old, parameters: { phase: 3 }, initial: state, steps: [], loop: null });
    expectToConform(itf);
    expect(itf.states[0]).toEqual({
      '#meta': { index: 0 },
      phase: { _1: true, rm_1: 'working', rm_1_2: { tag: 'None', value: { '#tup': [] } } },
      network: [{ message: 'Ask' }],
      phase_2: { '#bigint': '3' },
    });
  });
});
