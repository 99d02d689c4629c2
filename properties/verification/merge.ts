import { UsageError } from '../../checker/index.js';
import type { Binding } from '../obligation.js';
import { boundCheckOf, suiteResultOf } from './assemble.js';
import { mergedParts } from './parts.js';
import { selected } from './selection.js';
import { shippedSuite } from './shipped-suite.js';
import type { Suite } from './suite.js';
import type { BoundCheck, SuiteCheck, SuiteResult } from './suite-result.js';

/**
 * One result of several runs of parts of the suite, such as its shards: what properties come to is decided anew by all checks
 * together, as if one run had made them. Its time is that of all runs together.
 * @throws UsageError if they are of different profiles or shared out differently, have the same part or the same check, or a
 * check that this version does not know
 */
export function mergeSuites(results: readonly SuiteResult[], suite: Suite = shippedSuite): SuiteResult {
  const [only, ...others] = results;
  if (only === undefined) throw new UsageError('there is nothing to merge');
  const { profile } = only;
  if (others.length === 0) return only;
  const other = others.find((each) => each.profile !== profile);
  if (other !== undefined)
    throw new UsageError(`runs of the profiles ${profile} and ${other.profile} make no whole: merge those of one`);
  const stranger = results.find(({ project }) => project !== suite.project);
  if (stranger !== undefined) {
    const whose = (project: string | undefined) => project ?? 'the system that comes with signalbox';
    throw new UsageError(
      `a run of ${whose(stranger.project)} is no part of the suite of ${whose(suite.project)}: merge results where their suite is`,
    );
  }
  const shards = mergedParts(results);
  const made = checksByBinding(results, suite);
  const bindings = suite.bindings.filter((binding) => made.has(binding));
  const whole = selected(suite, profile, {}).every((binding) => made.has(binding));
  const stated = whole
    ? suite.obligations
    : suite.obligations.filter((obligation) => bindings.some((binding) => binding.obligation === obligation));
  const result = suiteResultOf(
    {
      profile,
      bindings,
      checks: bindings.flatMap((binding) => checkAmong(binding, bindings, made, suite)),
      properties: suite.properties.filter(
        (property) => whole || stated.some((obligation) => obligation.property === property),
      ),
      obligations: stated,
      derivesSafety: suite.derivesSafety && whole,
      interrupted: results.some(({ interrupted }) => interrupted),
      seconds: results.reduce((sum, { seconds }) => sum + seconds, 0),
    },
    suite,
  );
  return shards === undefined ? result : { ...result, shards };
}

type ChecksByBinding = ReadonlyMap<Binding, SuiteCheck>;

function checksByBinding(results: readonly SuiteResult[], suite: Suite): ChecksByBinding {
  const known = new Map(suite.bindings.map((binding) => [identityOf(boundCheckOf(binding, suite)), binding]));
  const made = new Map<Binding, SuiteCheck>();
  for (const check of results.flatMap(({ checks }) => checks)) {
    const { checked, model, variant } = check.binding;
    const binding = known.get(identityOf(check.binding));
    if (binding === undefined) {
      throw new UsageError(
        `this version does not bind ${checked} to ${model}, ${variant} as the result has it: merge by the version that made it`,
      );
    }
    if (made.has(binding))
      throw new UsageError(`${checked} on ${model}, ${variant} is in more than one of the results`);
    made.set(binding, check);
  }
  return made;
}

/** What makes it this check and no other. */
function identityOf({ kind, checked, model, variant, parameters, fairness, symmetry, runs }: BoundCheck): string {
  const sorted = Object.entries(parameters).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([kind, checked, model, variant, sorted, fairness, symmetry, runs?.seed, runs?.steps]);
}

/** The check, which is compared with another that has another position now. */
function checkAmong(
  binding: Binding,
  bindings: readonly Binding[],
  made: ChecksByBinding,
  { counterpartOf }: Suite,
): readonly SuiteCheck[] {
  const check = made.get(binding);
  if (check === undefined) return [];
  const counterpart = check.counterpart === null ? undefined : counterpartOf(binding);
  const position = counterpart === undefined ? -1 : bindings.indexOf(counterpart);
  return [{ ...check, counterpart: position < 0 ? null : position }];
}
