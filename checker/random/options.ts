import type { ExplainOption } from '../explain/index.js';
import type { AssumedFairness, Instance, Property } from '../language/index.js';
import type { Expected, Progress, Strategy } from '../result.js';
import type { Sources } from '../source.js';
import type { VariedModel } from './shrink/index.js';

/** A model whose parameters are varied. */
export interface Variation extends VariedModel {
  /** What is checked of an instance, by id: the same ids for all. Its own properties if not given. */
  readonly propertiesOf?: (instance: Instance) => { readonly [id: string]: Property };
}

/** What to try of a model by random runs, and for how long. */
export interface SimulateOptions {
  /** What to check, by id. */
  readonly properties: { readonly [id: string]: Property };
  /** What is expected of a property; `holds` if not said. */
  readonly expected?: { readonly [id: string]: Expected };
  /** The address written into traces; the model's name if not given. */
  readonly address?: string;
  /** Where another thread finds the model and the properties again; without it one thread explores. */
  readonly sources?: Sources;
  /** From which all choices follow, a whole number from 0 below 2⁵³; 1 if not given. */
  readonly seed?: number;
  /** How many walks to take at most. Without any budget it is so many steps as `defaultSteps` says. */
  readonly walks?: number;
  /** How many steps all walks take together at most. */
  readonly steps?: number;
  /** After how many steps a walk ends and another begins; 400 if not given. */
  readonly stepsPerWalk?: number;
  /** How steps are chosen; all strategies in turn if not given. */
  readonly strategy?: Strategy;
  /** How much likelier than 1 each instance of an action is to be chosen by weight, by the action's name. */
  readonly weights?: { readonly [action: string]: number };
  /**
   * How distinct states are counted: `exact` while they fit, which looks each up; or only estimated, which walks faster.
   * `exact` if not given.
   */
  readonly distinct?: 'exact' | 'estimate';
  /** How many threads walk; as many as there are cores if not given. With a budget of walks or steps the result does not depend on it. */
  readonly workers?: number;
  /** The fairness that a run that goes on for ever has to have; as the model declares it if not given. */
  readonly fairness?: AssumedFairness;
  /** What each stretch of walks draws anew: parameters of the model, within their declared bounds. */
  readonly vary?: Variation;
  /** Makes one run again instead of many: the `path` of what an earlier exploration with the same seed found. */
  readonly path?: string;
  /** Explains every trace of the result, as of a check. */
  readonly explain?: ExplainOption;
  /** In seconds. */
  readonly timeLimit?: number;
  /** In bytes of resident memory. */
  readonly memoryLimit?: number;
  /** Aborting it stops the exploration; what was found so far is in the result. */
  readonly signal?: AbortSignal;
  /** Called now and then. */
  readonly onProgress?: (progress: Progress) => void;
}
