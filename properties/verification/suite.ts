import { type FunctionDesign, givenBy, type Model, type Source, UsageError } from '../../checker/index.js';
import type { KnownFinding } from '../findings.js';
import type { Binding, Formula, Obligation } from '../obligation.js';
import type { SuiteProperty } from '../system-properties.js';

/** What is explored under the name of a model; undefined if nothing is called so. */
export type Designs = (model: string) => Model | FunctionDesign | undefined;

/** Checks that belong together, what they show, and how much they have to: the shipped ones, or those of a project. */
export interface Suite {
  /** The name of the project whose it is; undefined of the shipped suite. */
  readonly project: string | undefined;
  /** In the order in which they are reported: threads tell one another of checks by their positions. */
  readonly bindings: readonly Binding[];
  /** Every obligation that is bound. */
  readonly obligations: readonly Obligation<never, Formula>[];
  readonly properties: readonly SuiteProperty[];
  /** What is known to be wrong with what is checked, as `finding` of bindings names it. */
  readonly findings: readonly KnownFinding[];
  readonly designOf: Designs;
  /**
   * What shows an obligation: that it holds, breaks and is reached, each break beside a check by which it is seen what is to
   * blame; or only that each of its checks comes out as expected, a violation for the reason that is given.
   */
  readonly proof: 'in all ways' | 'as expected';
  /** Whether what holds only because its premise never does is not as bound. */
  readonly failsVacuous: boolean;
  /** Whether P30.safe is derived from what is checked. */
  readonly derivesSafety: boolean;
  /** The check that a break is compared with. */
  readonly counterpartOf: (binding: Binding) => Binding | undefined;
  /** Whether a name that a person gives means what a binding shows. */
  readonly selects: (name: string, binding: Binding) => boolean;
  /** Whether a name that a person gives means the model of a binding. */
  readonly isOfModel: (name: string, binding: Binding) => boolean;
  /** Where it is said what there is: the end of a sentence about a name that means nothing. */
  readonly whereListed: { readonly properties: string; readonly models: string };
  /** From which a thread makes it again, with its bindings in the same order. */
  readonly source: Source;
}

const made = new Map<string, Promise<Suite>>();

/** The suite that a source gives; it is made once in each thread. @throws UsageError if it gives none */
export function suiteFrom(source: Source): Promise<Suite> {
  const key = JSON.stringify(source);
  const known = made.get(key) ?? makeSuite(source);
  made.set(key, known);
  return known;
}

async function makeSuite(source: Source): Promise<Suite> {
  const suite = await givenBy(source);
  if (isSuite(suite)) return suite;
  throw new UsageError(`${source.export} of ${source.module} gives no suite`);
}

function isSuite(value: unknown): value is Suite {
  return typeof value === 'object' && value !== null && 'bindings' in value && 'designOf' in value;
}
