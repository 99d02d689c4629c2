import { ModelError } from '../errors.js';
import type { Instance, ProcessSet, Property } from '../language/index.js';
import { type Permutation, PlainModel, permuted } from '../plain/index.js';
import type { Snapshot } from '../result.js';

/** Where a model does not treat processes alike that it declares interchangeable. */
export interface Asymmetry {
  /** What tells them apart: an action or a property by its name, or the condition `final`. */
  readonly of: 'action' | 'property' | 'final';
  readonly name: string;
  /** Who takes whose part: of each process that is moved, by its name. */
  readonly permutation: { readonly [process: string]: string };
  /** A state in which it shows: what happens there is not what happens when the processes are renamed. */
  readonly state: Snapshot;
  /** All that in a sentence. */
  readonly message: string;
}

/** Compares what can happen, and what is said, in a state and in its permutations, on the plain model. */
export class AsymmetrySearch {
  readonly #plain: PlainModel;

  constructor(
    readonly instance: Instance,
    readonly properties: { readonly [id: string]: Property },
  ) {
    this.#plain = new PlainModel(instance);
  }

  /**
   * What does not commute with a permutation in a state, if anything does not: an action, as the set of its successors; a
   * property's judgement of the state or of a step from it; or whether it is final.
   * @throws ModelError if the model is at fault
   */
  in(state: Snapshot, permutation: Permutation): Asymmetry | undefined {
    const { fields, actions } = this.instance;
    const renamed = (each: Snapshot) => permuted(fields, permutation, each);
    const found = (of: Asymmetry['of'], name: string) => this.#asymmetry(of, name, state, permutation);
    const image = renamed(state);
    const plain = this.#plain;
    if (plain.isFinal(state) !== plain.isFinal(image)) return found('final', 'final');
    const successors = [...plain.transitions(state)].map(({ action, state: after }) => ({
      action,
      after,
      image: renamed(after),
    }));
    const ofImage = [...plain.transitions(image)];
    for (const action of actions) {
      const expected = textsOf(successors.filter((each) => each.action === action).map((each) => each.image));
      const actual = textsOf(ofImage.filter((each) => each.action === action).map((each) => each.state));
      if (expected.size !== actual.size || [...expected].some((text) => !actual.has(text))) {
        return found('action', action.name);
      }
    }
    for (const [id, property] of Object.entries(this.properties)) {
      if (property.form === 'always' || property.form === 'reachable') {
        if (plain.judgeState(id, property, state) !== plain.judgeState(id, property, image))
          return found('property', id);
      }
      if (property.form !== 'alwaysStep') continue;
      for (const { after, image: afterImage } of successors) {
        const judgement = plain.judgeStep(id, property, state, after);
        if (judgement !== plain.judgeStep(id, property, image, afterImage)) return found('property', id);
      }
    }
    return undefined;
  }

  /** @throws ModelError that names what does not commute with permutations that generate all others */
  refuse(state: Snapshot): void {
    for (const permutation of generators(this.instance.processes)) {
      const asymmetry = this.in(state, permutation);
      if (asymmetry !== undefined) throw new ModelError(asymmetry.message);
    }
  }

  #asymmetry(of: Asymmetry['of'], name: string, state: Snapshot, permutation: Permutation): Asymmetry {
    const { model, variant, processes } = this.instance;
    const moved = Object.values(processes).flatMap(({ ids, names, shape }) =>
      ids
        .map((id) => [names[id] ?? '', names[permutation[shape.set]?.[id] ?? id] ?? ''] as const)
        .filter(([from, to]) => from !== to),
    );
    const what =
      of === 'final' ? 'the condition "final"' : of === 'action' ? `the action "${name}"` : `property ${name}`;
    const renaming = moved.map(([from, to]) => `${from} → ${to}`).join(', ');
    const message = `model "${model}", variant "${variant}": ${what} tells interchangeable processes apart (${renaming}) in ${JSON.stringify(state)}; do not declare them interchangeable, or make it treat them alike`;
    return { of, name, permutation: Object.fromEntries(moved), state, message };
  }
}

/** The sets whose processes can be exchanged. */
export function interchangeableSets(processes: { readonly [name: string]: ProcessSet }): readonly ProcessSet[] {
  return Object.values(processes).filter(({ interchangeable, size }) => interchangeable && size > 1);
}

/** Of each set the exchange of the first two and the rotation: all permutations are made of these. */
function generators(processes: { readonly [name: string]: ProcessSet }): Permutation[] {
  return interchangeableSets(processes).flatMap(({ shape, size, ids }) => {
    const exchange = ids.map((id) => (id < 2 ? 1 - id : id));
    const rotation = ids.map((id) => (id + 1) % size);
    return [exchange, ...(size > 2 ? [rotation] : [])].map((numbers) => ({ [shape.set]: numbers }));
  });
}

function textsOf(states: readonly Snapshot[]): Set<string> {
  return new Set(states.map((state) => JSON.stringify(state)));
}
