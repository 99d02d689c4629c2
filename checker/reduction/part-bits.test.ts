import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, snapshotOf } from '../compile/index.js';
import { ModelError } from '../errors.js';
import { type Instance, isFields } from '../language/index.js';
import type { Snapshot } from '../result.js';
import { randomModel } from '../testing/index.js';
import { PartBits } from './part-bits.js';

const MODELS = 60;
const STATES = 30;

interface State {
  readonly words: Int32Array;
  readonly fields: { readonly [field: string]: Snapshot };
}

/** Some states of a model, as words and as people see them. */
function statesOf(instance: Instance): readonly State[] {
  const ignore = () => {};
  const program = compile(instance, [], { found: ignore, decided: ignore, decidedByStep: ignore });
  const { store } = program;
  try {
    program.start();
    for (let id = 0; id < store.count() && store.count() < STATES; id++) program.expand(id);
  } catch (thrown) {
    if (!(thrown instanceof ModelError)) throw thrown;
  }
  return Array.from({ length: Math.min(STATES, store.count()) }, (_, id) => {
    store.load(id);
    const fields = snapshotOf(instance.fields, program.state) as State['fields'];
    return { words: store.registers.current.slice(), fields };
  });
}

function elementsOf(instance: Instance, field: string): readonly (readonly [array: string, index: unknown])[] {
  const type = instance.fields[field];
  if (type === undefined || isFields(type) || type.kind !== 'array') return [];
  const { index } = type;
  return Array.from({ length: index.size }, (_, code) => [field, index.valueAt(code)] as const);
}

describe('the bits of a part of a state', () => {
  it(`are those in which states differ that differ in a field, and no others, in ${MODELS} random models`, () => {
    let differing = 0;
    const property = fc.property(randomModel(), ({ instance }) => {
      const parts = new PartBits(instance);
      const [first, ...others] = statesOf(instance);
      if (first === undefined) return;
      for (const { words, fields } of others) {
        for (const field of Object.keys(instance.fields)) {
          const differs = parts
            .of(field)
            .some((bits, word) => (((words[word] ?? 0) ^ (first.words[word] ?? 0)) & bits) !== 0);
          expect(differs).toBe(JSON.stringify(fields[field]) !== JSON.stringify(first.fields[field]));
          if (differs) differing += 1;
        }
      }
    });
    fc.assert(property, { seed: 20261130, numRuns: MODELS });
    expect(differing).toBeGreaterThan(MODELS);
  });

  it('are apart for different fields, and for the elements of an array, which together have all of its bits', () => {
    let elements = 0;
    const property = fc.property(randomModel(), ({ instance }) => {
      const parts = new PartBits(instance);
      const isDisjoint = (all: readonly Int32Array[]) =>
        all.every((one, position) =>
          all.slice(0, position).every((other) => one.every((bits, word) => (bits & (other[word] ?? 0)) === 0)),
        );
      const fields = Object.keys(instance.fields);
      expect(isDisjoint(fields.map((field) => parts.of(field)))).toBe(true);
      for (const field of fields) {
        const own = elementsOf(instance, field).map((part) => parts.of(part));
        elements += own.length;
        expect(isDisjoint(own)).toBe(true);
        if (own.length === 0) continue;
        const together = parts.of(field).map((_, word) => own.reduce((bits, each) => bits | (each[word] ?? 0), 0));
        expect(together).toEqual(parts.of(field));
      }
    });
    fc.assert(property, { seed: 20261131, numRuns: MODELS });
    expect(elements).toBeGreaterThan(MODELS);
  });
});
