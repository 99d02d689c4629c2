import type { Instance, Refinement } from '../language/index.js';
import { PlainModel, PlainState } from '../plain/index.js';
import type { Snapshot } from '../result.js';
import { naiveGraph } from './naive-graph.js';

/**
 * Whether each initial state of a model is one of the abstract model, and each step one of its steps or none, seen
 * through the mapping. What the abstract model's fairness asks for is not looked at.
 * @throws TooManyStates if the model has more than `maxStates`.
 * @throws ModelError if one of the models or the mapping is at fault.
 */
export function refinesNaively(instance: Instance, refinement: Refinement, maxStates = 5_000): 'holds' | 'violated' {
  const { abstract: design, variant, parameters } = refinement;
  const system = design.instantiate({ ...(variant === undefined ? {} : { variant }), parameters });
  const abstract = new PlainModel(system);
  const mapping = refinement.mapping as (state: object, abstract: object, processes: object) => void;
  const concrete = new PlainState(instance.fields);
  const imageOf = (snapshot: Snapshot): Snapshot => {
    concrete.load(snapshot);
    const blank = new PlainState(system.fields);
    concrete.read('the mapping', () => mapping(concrete.view, blank.view, system.processes));
    return blank.snapshot();
  };
  const { states, initial } = naiveGraph(instance, maxStates);
  const images = states.map(({ snapshot }) => imageOf(snapshot));
  const textOf = (number: number) => JSON.stringify(images[number]);
  const beginnings = new Set([...abstract.initialStates()].map(({ state }) => JSON.stringify(state)));
  const beginsRight = [...initial].every((number) => beginnings.has(textOf(number)));
  const stepsRight = states.every(({ steps }, number) => {
    const image = images[number];
    if (image === undefined) return false;
    const possible = new Set([...abstract.transitions(image)].map(({ state }) => JSON.stringify(state)));
    return [...steps.keys()].every((target) => textOf(target) === textOf(number) || possible.has(textOf(target)));
  });
  return beginsRight && stepsRight ? 'holds' : 'violated';
}
