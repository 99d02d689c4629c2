import {
  type CheckOptions,
  type CheckResult,
  check,
  checkFunctions,
  type FunctionsInstance,
  type InputProperty,
  type Instance,
  isInputProperty,
  located,
  type Property,
  simulate,
} from '../../checker/index.js';
import { type Binding, checkedBy, type Formula, type RandomBudget } from '../obligation.js';
import { shippedDesigns } from './shipped-suite.js';
import type { Designs } from './suite.js';

/** One instance of a model, or one design of functions, and all that is bound to it: it is explored once. */
export interface Job {
  /** Other jobs have others. */
  readonly key: string;
  readonly model: string;
  readonly variant: string;
  readonly parameters: Binding['parameters'];
  readonly symmetry: Binding['symmetry'];
  /** The random runs that are tried; undefined if everything is explored. */
  readonly runs: RandomBudget | undefined;
  /** How long it may take, in seconds; as the run has it if undefined. */
  readonly seconds: number | undefined;
  readonly bindings: readonly Binding[];
}

/** What one exploration is of. */
type Explored = Omit<Job, 'key' | 'seconds' | 'bindings'>;

/** How much one job may take, and who is told how far it is. */
export interface JobBudget extends Pick<CheckOptions, 'timeLimit' | 'memoryLimit' | 'onProgress' | 'explain'> {
  /** Of what is explored, not tried at random. */
  readonly maxStates?: number;
  /** Whether the result is to say where things are declared. */
  readonly locate?: boolean;
}

/** Puts together what one exploration decides: what needs no fairness is not harmed by what needs it. */
export function jobsOf(bindings: readonly Binding[]): readonly Job[] {
  const jobs = new Map<string, Binding[]>();
  for (const binding of bindings) {
    const key = keyOf(binding);
    const known = jobs.get(key);
    if (known === undefined) jobs.set(key, [binding]);
    else known.push(binding);
  }
  return [...jobs].flatMap(([key, together]) => {
    const [first] = together;
    if (first === undefined) return [];
    return [{ key, ...exploredFor(first), seconds: longest(together), bindings: together }];
  });
}

/** What is decided together has as much time as the one of them that has most. */
function longest(together: readonly Binding[]): number | undefined {
  const given = together.flatMap(({ seconds = [] }) => seconds);
  return given.length === 0 ? undefined : Math.max(...given);
}

/** The same for all that one exploration decides. */
export function keyOf(binding: Binding): string {
  const { model, variant, parameters, symmetry, runs = null } = exploredFor(binding);
  return JSON.stringify([model, variant, parameters, symmetry, runs]);
}

function exploredFor(binding: Binding): Explored {
  const { model, variant, parameters, symmetry } = binding;
  return { model, variant, parameters, symmetry, runs: binding.kind === 'unrefuted' ? binding.runs : undefined };
}

/** Does a job. @throws UsageError if there is no such model, variant or parameter */
export async function explore(
  job: Job,
  { locate = false, ...budget }: JobBudget = {},
  designOf = shippedDesigns,
): Promise<CheckResult> {
  const result = await explored(job, budget, designOf);
  if (!locate) return result;
  const instance = functionsOf(job, designOf) ?? instanceOf(job, designOf);
  return located(result, { instance, properties: formulasOf(job) });
}

function formulasOf({ bindings }: Job): { readonly [id: string]: Formula } {
  return Object.fromEntries(bindings.map(checkedBy).map(({ id, formula }) => [id, formula]));
}

async function explored(
  job: Job,
  { maxStates, onProgress, explain = false, ...limits }: Omit<JobBudget, 'locate'>,
  designOf: Designs,
): Promise<CheckResult> {
  const formulas = formulasOf(job);
  const address = job.model;
  const functions = functionsOf(job, designOf);
  if (functions !== undefined) {
    const how =
      job.runs === undefined ? {} : ({ engine: 'random', seed: job.runs.seed, runs: job.runs.steps } as const);
    return checkFunctions(functions, { properties: only(formulas, isInputProperty), address, ...how, ...limits });
  }
  const told = onProgress === undefined ? {} : { onProgress };
  const properties = only(formulas, (formula): formula is Property => !isInputProperty(formula));
  if (job.runs !== undefined)
    return simulate(instanceOf(job, designOf), {
      properties,
      address,
      ...job.runs,
      workers: 1,
      explain,
      ...limits,
      ...told,
    });
  const states = maxStates === undefined ? {} : { maxStates };
  return check(instanceOf(job, designOf), {
    properties,
    address,
    symmetry: job.symmetry,
    workers: 1,
    explain,
    ...states,
    ...limits,
    ...told,
  });
}

/** An instance of a model, as a binding names it. @throws Error if there is no such model */
export function instanceOf(
  { model, variant, parameters }: Pick<Job, 'model' | 'variant' | 'parameters'>,
  designOf = shippedDesigns,
): Instance {
  const found = designOf(model);
  if (found?.kind !== 'model') throw new Error(`there is no model ${model}`);
  return found.instantiate({ variant, parameters });
}

/** The functions of a design, as a binding names it; undefined if it is a model that is bound. */
export function functionsOf(
  { model, variant }: Pick<Job, 'model' | 'variant'>,
  designOf = shippedDesigns,
): FunctionsInstance | undefined {
  const found = designOf(model);
  return found?.kind === 'functions' ? found.instantiate({ variant }) : undefined;
}

function only<Kept extends Property | InputProperty>(
  formulas: { readonly [id: string]: Formula },
  isKept: (formula: Formula) => formula is Kept,
): { readonly [id: string]: Kept } {
  const kept: { [id: string]: Kept } = {};
  for (const [id, formula] of Object.entries(formulas)) if (isKept(formula)) kept[id] = formula;
  return kept;
}
