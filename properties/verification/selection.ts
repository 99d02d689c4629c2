import { UsageError } from '../../checker/index.js';
import type { Binding, Profile } from '../obligation.js';
import type { SuiteProperty } from '../system-properties.js';
import { type Costs, estimatedSeconds } from './costs.js';
import { type ShardAsked, shared } from './sharding.js';
import type { Suite } from './suite.js';

/** Which part of a suite is asked for: all of it if nothing is said. */
export interface Asked {
  /** Properties or obligations, by id. */
  readonly properties?: readonly string[];
  /** Models, or designs of functions, by name. */
  readonly models?: readonly string[];
  /** The part with this number, from 1, of so many, which take about the same time. */
  readonly shard?: ShardAsked;
  /** What explorations cost, by which a run is shared out; as far as it is not given it is estimated. */
  readonly costs?: Costs;
}

/** From the smallest to the largest: each has all that is in those before it. */
export const profiles = ['pre-commit', 'ci', 'nightly'] as const satisfies readonly Profile[];

/** How long a run of each may take, in seconds. */
export const budgets: { readonly [name in Profile]: number } = { 'pre-commit': 300, ci: 1800, nightly: 7200 };

/** Whether a binding is part of a profile. */
export function isIn(profile: Profile, binding: Binding): boolean {
  return profiles.indexOf(binding.profile) <= profiles.indexOf(profile);
}

/** The bindings that are asked for. @throws UsageError if a name means nothing */
export function selected(suite: Suite, profile: Profile, asked: Asked): readonly Binding[] {
  const { bindings, whereListed, selects, isOfModel, counterpartOf } = suite;
  const { properties = [], models = [], shard, costs } = asked;
  for (const name of properties) {
    if (bindings.some((binding) => selects(name, binding)) || suite.properties.some(({ id }) => id === name)) continue;
    throw new UsageError(`there is no property "${name}": ${whereListed.properties}`);
  }
  for (const name of models) {
    if (bindings.some((binding) => isOfModel(name, binding))) continue;
    throw new UsageError(`nothing is bound to a model "${name}": ${whereListed.models}`);
  }
  const chosen = bindings.filter(
    (binding) =>
      isIn(profile, binding) &&
      (models.length === 0 || models.some((name) => isOfModel(name, binding))) &&
      (properties.length === 0 || properties.some((name) => selects(name, binding))),
  );
  if (shard === undefined) return chosen;
  const sharing = { secondsOf: (binding: Binding) => estimatedSeconds(binding, costs), counterpartOf };
  return shared(chosen, shard.of, sharing)[shard.number - 1] ?? [];
}

/** The properties that are asked for: those that are named, those that selected models bear on, or all. */
export function propertiesAskedFor(
  suite: Suite,
  bindings: readonly Binding[],
  { properties = [], models = [], shard }: Asked,
): readonly SuiteProperty[] {
  const { properties: all, selects } = suite;
  if (properties.length > 0) {
    const isBound = (id: string, name: string) =>
      suite.bindings.some((binding) => binding.obligation.property.id === id && selects(name, binding));
    const isMeant = (id: string, name: string) => name === id || name.startsWith(`${id}.`);
    // What nothing is bound to is asked for all the same, of the shipped suite: a project has no such property.
    const isAskedFor = suite.project === undefined ? isMeant : isBound;
    return all.filter(({ id }) => properties.some((name) => isAskedFor(id, name)));
  }
  if (models.length === 0 && shard === undefined) return all;
  return all.filter(({ id }) => bindings.some(({ obligation }) => obligation.property.id === id));
}
