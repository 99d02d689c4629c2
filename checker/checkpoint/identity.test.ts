import { describe, expect, it } from 'vitest';
import {
  always,
  boolean,
  budget,
  defineModel,
  integer,
  never,
  perProcess,
  processIds,
  refines,
} from '../language/index.js';
import { type Identity, identityOf, refuseOther } from './identity.js';

/** A model of which each part can be another. */
function model(change: { readonly [part: string]: unknown } = {}) {
  const { max = 3, guard = (s: { value: number }) => s.value < 3, keeps = ['log'] } = change;
  return defineModel({
    name: 'model',
    parameters: { limit: integer({ min: 1, max: 9, default: 3 }) },
    processes: () => ({ node: processIds(2) }),
    state: ({ node }) => ({
      value: integer({ min: 0, max: max as number }),
      crashes: budget(1),
      node: perProcess(node, { up: boolean({ default: true }), log: boolean(), cache: boolean() }),
    }),
    actions: ({ action, crash, restart }) => [
      action('count', {
        when: guard as (s: { readonly value: number }) => boolean,
        then: (s) => {
          s.value += 1;
        },
      }),
      crash('crash', 'node', { spends: 'crashes', keeps: keeps as ('log' | 'cache')[] }),
      restart('restart', 'node', change.recover === undefined ? {} : { recover: change.recover as () => void }),
      ...(change.more === true ? [action('more', { then: () => {} })] : []),
    ],
    ...(change.final === undefined ? {} : { final: () => change.final as () => boolean }),
    variants: { one: {}, two: {} },
  });
}

const how = { search: 'bfs' };
const safe = { safe: always<{ value: number }>('it is safe', (s) => s.value < 9) };
const identity = (change = {}, properties: Parameters<typeof identityOf>[1] = safe, options = {}) =>
  identityOf(model(change).instantiate(options), properties, how);

function refusal(kept: Identity, now: Identity): string | undefined {
  try {
    refuseOther('ck', kept, now);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a checkpoint is gone on from only by what it was made for', () => {
  const kept = identity();

  it('which is the same model, built again', () => {
    expect(refusal(kept, identity())).toBeUndefined();
    expect(refusal(JSON.parse(JSON.stringify(kept)), identity())).toBeUndefined();
  });

  it.each<[string, Identity, string]>([
    ['variant', identity({}, safe, { variant: 'two' }), 'the checkpoint in ck is of the variant one, not of two'],
    ['parameter', identity({}, safe, { parameters: { limit: 4 } }), 'is of the model with limit = 3, not 4'],
    ['model', { ...kept, model: 'other' }, 'is of the model model, not of other'],
    ['version', { ...kept, signalbox: '9.9.9' }, 'and this is 9.9.9'],
    ['search', { ...kept, how: { search: 'dfs' } }, 'has search bfs, not dfs'],
    ['option that there was not', { ...kept, how: { search: 'bfs', symmetry: 'on' } }, 'has symmetry nothing, not on'],
    ['set of properties', identity({}, {}), 'is of the properties safe, not of none'],
    ['property', identity({}, { safe: always('it is safe', () => true) }), 'before the property safe was changed'],
    ['state', identity({ max: 4 }), 'was written before the state was changed'],
    ['guard', identity({ guard: (s: { value: number }) => s.value < 2 }), 'before the action "count" was changed'],
    ['what a crash keeps', identity({ keeps: ['cache'] }), 'before the action "crash" was changed'],
    ['what a restart does', identity({ recover: () => {} }), 'before the action "restart" was changed'],
    ['action', identity({ more: true }), 'before the action "more" was changed'],
    ['final', identity({ final: () => true }), 'before the part "final" was changed'],
  ])('not by another %s', (_, now, sentence) => {
    expect(refusal(kept, now)).toContain(sentence);
  });

  it('not by one that lacks an action, or has them in another order', () => {
    expect(refusal(identity({ more: true }), kept)).toContain('before the action "more" went away or moved');
    const [first, second, ...others] = kept.parts;
    if (first === undefined || second === undefined) throw new Error('a model has parts');
    expect(refusal(kept, { ...kept, parts: [second, first, ...others] })).toContain('went away or moved');
  });

  it('not where what must never happen is something else, or what is refined', () => {
    const nothing = (happens: () => boolean) => identity({}, { safe: never('it happens', happens) });
    expect(
      refusal(
        nothing(() => false),
        nothing(() => 1 > 2),
      ),
    ).toContain('before the property safe was changed');
    const abstractly = (change: { readonly max?: number }) =>
      identity({}, { safe: refines('it refines', model(change), { mapping: () => {} }) });
    expect(refusal(abstractly({}), abstractly({}))).toBeUndefined();
    expect(refusal(abstractly({}), abstractly({ max: 5 }))).toContain('before the property safe was changed');
  });
});
