import { type InputProperty, type Property, UsageError } from '../../checker/index.js';
import {
  type Binding,
  type Formula,
  fairnessFor,
  type Obligation,
  type Suite,
  type SuiteProperty,
  selects,
} from '../../properties/index.js';
import { listed } from '../../reports/index.js';
import { declaredIn } from './checks.js';
import { type DeclaredInstance, instanceFor } from './instances.js';
import { type LoadedConfig, loadConfig } from './load-config.js';
import { projectName } from './project-name.js';

/** One property of one instance: a check. */
interface Single {
  readonly instance: DeclaredInstance;
  /** As the model has it. */
  readonly id: string;
  readonly formula: Property | InputProperty;
}

/** The suite of a project, for a thread. */
export async function projectSuiteAt(file: string): Promise<Suite> {
  return projectSuite(await loadConfig(file));
}

/**
 * The checks of a project: each property of each instance that its configuration names. What says more of the same check
 * counts: a property that is named before all that a model has, and that before what goes for each model.
 * @throws UsageError that says which place names what there is not, or says of a check what another does already
 */
export async function projectSuite(config: LoadedConfig): Promise<Suite> {
  const instances: DeclaredInstance[] = [];
  for (const declared of declaredIn(config.models, config.checks)) {
    instances.push(await instanceFor(declared, config.folder));
  }
  const singles = withoutRepetitions(instances);
  if (singles.length === 0) {
    throw new UsageError(`${config.models.file} names no model: say models: ['path/to/model.ts']`);
  }
  const idOf = ownIds(singles);
  const properties = new Map<string, SuiteProperty>();
  const bindings = singles.map((single) => {
    const id = idOf(single);
    const property = properties.get(id) ?? { id, title: single.formula.sentence, rows: [groupOf(single)] };
    properties.set(id, property);
    return bindingOf(single, property);
  });
  const designs = new Map(instances.map(({ declared, loaded }) => [declared.address, loaded.design]));
  const isOfModel = (name: string, { model }: Binding) =>
    model === name.replace(/^\.\//, '') || designs.get(model)?.name === name;
  const models = [...designs].map(([address, { name }]) => (address === name ? name : `${name} (${address})`));
  return {
    project: projectName(config.folder),
    bindings,
    obligations: bindings.map(({ obligation }) => obligation),
    properties: [...properties.values()],
    findings: [],
    designOf: (model) => designs.get(model),
    proof: 'as expected',
    failsVacuous: config.settings.gate.vacuous === 'fail',
    derivesSafety: false,
    counterpartOf: () => undefined,
    selects: (name, { obligation: { id, checkedAs = id } }) => name === id || selects(name, checkedAs),
    isOfModel,
    whereListed: {
      properties: `the project has ${listed([...properties.keys()])}`,
      models: `the project has ${listed(models)}`,
    },
    source: { module: import.meta.url, export: projectSuiteAt.name, given: [config.file] },
  };
}

/** Each check once: what names it counts more than what means it among others. */
function withoutRepetitions(instances: readonly DeclaredInstance[]): readonly Single[] {
  const known = new Map<string, Single>();
  for (const instance of instances) {
    for (const [id, formula] of Object.entries(instance.properties)) {
      const single = { instance, id, formula };
      const key = keyOf(single);
      const other = known.get(key);
      if (other !== undefined && isNamed(other)) {
        if (!isNamed(single)) continue;
        const [first, second] = [other.instance.declared.place, instance.declared.place];
        throw second.objection(`says of "${id}" what ${first.place} says already: leave one of them out`);
      }
      known.set(key, single);
    }
  }
  return [...known.values()];
}

function isNamed({ instance }: Single): boolean {
  return instance.declared.properties.length > 0;
}

function keyOf({ instance: { declared, variant, resolved }, id }: Single): string {
  const sorted = Object.entries(resolved).sort(([one], [other]) => (one < other ? -1 : 1));
  const { address, symmetry, runs = null } = declared;
  return JSON.stringify([address, variant, sorted, symmetry, runs, id]);
}

/** The id that a check has in the project: with the model before it where several models have one of this name. */
function ownIds(singles: readonly Single[]): (single: Single) => string {
  const models = new Map<string, Set<string>>();
  for (const { id, instance } of singles) {
    models.set(id, (models.get(id) ?? new Set()).add(instance.declared.address));
  }
  const names = new Map<string, Set<string>>();
  for (const { instance } of singles) {
    const { name } = instance.loaded.design;
    names.set(name, (names.get(name) ?? new Set()).add(instance.declared.address));
  }
  return ({ id, instance: { loaded, declared } }) => {
    if (models.get(id)?.size === 1) return id;
    const { name } = loaded.design;
    return `${names.get(name)?.size === 1 ? name : declared.address}/${id}`;
  };
}

function groupOf({ instance }: Single): string {
  return instance.loaded.design.name;
}

function bindingOf({ instance, id, formula }: Single, property: SuiteProperty): Binding {
  const { declared, variant, parameters } = instance;
  const { address, known, runs, profile, seconds, symmetry } = declared;
  const obligation: Obligation<never, Formula> = { id: property.id, property, checkedAs: id, source: address, formula };
  const check = {
    obligation,
    model: address,
    variant,
    parameters,
    faults: [],
    fairness: fairnessFor(formula),
    symmetry,
    profile,
    ...(seconds === undefined ? {} : { seconds }),
  };
  if (known !== undefined) {
    const { because, until } = known;
    return { ...check, kind: 'breaks', finding: because, ...(until === undefined ? {} : { until }) };
  }
  if (runs !== undefined) return { ...check, kind: 'unrefuted', runs };
  if (formula.form === 'reachable' || formula.form === 'forSome') {
    return { ...check, kind: 'reached', witness: { id, formula } };
  }
  return { ...check, kind: 'holds' };
}
