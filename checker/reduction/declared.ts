import { givenToInstances, type Subjects } from '../compile/index.js';
import { messageOf, UndeclaredAccess, UsageError } from '../errors.js';
import {
  type Action,
  type ErasedPart,
  type ErasedTouches,
  type Instance,
  refuseUnknownParts,
} from '../language/index.js';
import { type DeclaredSets, emptySets, type Learnt } from './access-sets.js';
import { PartBits } from './part-bits.js';
import type { Exceeded } from './recorder.js';

/**
 * The sets that the actions of a model declare: all bits of the parts that they name. Undefined if none declares anything.
 * @throws UsageError if one names a part that there is not
 */
export function declaredSetsOf(instance: Instance, subjects: Subjects, words: number): DeclaredSets | undefined {
  const { model, actions, fields } = instance;
  if (actions.every(({ touches }) => touches === undefined)) return undefined;
  const declared = { ...emptySets(subjects.size, words), isDeclared: new Uint8Array(subjects.size) };
  const parts = new PartBits(instance);
  const add = (to: Int32Array, who: number, part: ErasedPart) => {
    for (const [word, bits] of parts.of(part).entries()) to[who * words + word] = (to[who * words + word] ?? 0) | bits;
  };
  for (const [position, action] of actions.entries()) {
    if (action.touches === undefined) continue;
    const { first = 0, size = 0 } = subjects.instances[position] ?? {};
    declared.isDeclared.fill(1, first, first + size);
    for (const [number, given] of givenToInstances(action, fields)) {
      const touches = touchesOf(model, action, given);
      refuseUnknownParts(model, action.name, touches, fields);
      for (const part of touches.reads ?? []) add(declared.mayRead, first + number, part);
      for (const part of touches.writes ?? []) add(declared.mayWrite, first + number, part);
    }
  }
  return declared;
}

type OfInstance = (...given: readonly unknown[]) => ErasedTouches;

/** @throws UsageError if the function that declares them throws */
function touchesOf(model: string, { name, touches = {} }: Action, given: readonly unknown[]): ErasedTouches {
  if (typeof touches !== 'function') return touches;
  try {
    return (touches as OfInstance)(...given);
  } catch (thrown) {
    throw new UsageError(`model "${model}", action "${name}": its "touches" throws: ${messageOf(thrown)}`, {
      cause: thrown,
    });
  }
}

/**
 * Refuses an access of an instance beyond what it declares.
 * @throws UndeclaredAccess naming model, action and field
 */
export function refuseUndeclared(instance: Instance, { declared, subjects, words }: Learnt): Exceeded {
  return (subject, how, word, bits) => {
    const { model, variant, actions } = instance;
    const position = subjects.instances.findIndex(({ first, size }) => subject >= first && subject < first + size);
    const name = actions[position]?.name ?? '';
    const parts = new PartBits(instance);
    const field = parts.fieldAt(word, bits);
    const set = how === 'reads' ? declared?.mayRead : declared?.mayWrite;
    const isPartlyDeclared = parts.of(field).some((all, at) => (all & (set?.[subject * words + at] ?? 0)) !== 0);
    const what = isPartlyDeclared ? `an element of "${field}" that` : `"${field}", which`;
    throw new UndeclaredAccess(
      `model "${model}", variant "${variant}", action "${name}" ${how} ${what} it does not declare: name it in the "${how}" of its "touches", or leave "touches" out and it is learnt`,
      name,
      field,
    );
  };
}
