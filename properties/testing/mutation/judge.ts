import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CheckOptions, CheckResult, Instance, Property, PropertyResult, Trace } from '../../../checker/index.js';
import type { Binding } from '../../index.js';

// A program of its own: decides mutants of one model, in a copy of the build whose guards ask `isWithout`. See `mutantsOf`.

/** Said before each exploration: nothing will be heard for at most so many seconds, unless an action never returns. */
export interface Quiet {
  readonly number: number;
  readonly seconds: number;
}

/** What became of one mutant. */
export interface Judgement {
  readonly number: number;
  /**
   * `equivalent`: without it the same states are reached by the same steps, but for steps that change nothing, on every
   * instance that asks it. `unasked`: no check of the repaired design ever does.
   */
  readonly outcome: 'caught' | 'equivalent' | 'survived' | 'unasked';
  /** What noticed; where nothing did, which instances were too large to be asked in time. */
  readonly by: string;
  /** How long it took. */
  readonly seconds: number;
}

/** After so many seconds no larger instance is asked of a mutant. */
const LIMIT = 300;

/** An instance with more states is first explored without its properties. */
const LARGE = 5_000;

/** How many seconds a flawed design is explored for its flaws. */
const FLAW_LIMIT = 120;

const [folder = '', model = '', asked = '[]'] = process.argv.slice(2);
const numbers = JSON.parse(asked) as readonly number[];

let known: (readonly [Binding, Trace])[] | undefined;

/** Which conjunct is missing; none at first. */
let without = -1;
const isAsked = new Uint8Array(2 ** 16);
Object.assign(globalThis, {
  isWithout: (number: number) => {
    isAsked[number] = 1;
    return number === without;
  },
});

const layer = (name: string) => pathToFileURL(join(folder, 'dist', name, 'index.js')).href;
const checker = (await import(layer('checker'))) as typeof import('../../../checker/index.js');
const models = (await import(layer('models'))) as typeof import('../../../models/index.js');
const properties = (await import(layer('properties'))) as typeof import('../../index.js');

const bound = properties.suite.filter((binding) => binding.model === model && binding.profile === 'pre-commit');

/** All that is bound to one instance of the repaired design. */
interface Group {
  readonly instance: Instance;
  readonly bindings: readonly Binding[];
  readonly usual: CheckResult;
  /** The conjuncts that it asks for. */
  readonly asks: Uint8Array;
}

const groups: Group[] = [];
for (const bindings of grouped(bound.filter(({ kind }) => kind === 'holds' || kind === 'reached'))) {
  const [first] = bindings;
  if (first === undefined) continue;
  const instance = instanceOf(first);
  isAsked.fill(0);
  const usual = await decide(instance, bindings, everythingOf(instance, bindings), {});
  groups.push({ instance, bindings, usual, asks: isAsked.slice() });
}
groups.sort((one, other) => one.usual.distinctStates - other.usual.distinctStates);

for (const number of numbers) say(await judged(number));

function say(what: Judgement | Quiet): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

async function judged(number: number): Promise<Judgement> {
  const since = performance.now();
  const seconds = () => Math.round(performance.now() - since) / 1000;
  const asking = groups.filter(({ asks }) => asks[number] === 1);
  if (asking.length === 0) return { number, outcome: 'unasked', by: '', seconds: seconds() };
  let isEquivalent = true;
  let asked = 0;
  // The smaller ones come first: most of what can be noticed is noticed there.
  for (const { instance, bindings, usual } of asking) {
    if (seconds() > LIMIT) break;
    const timeLimit = 20 + 10 * usual.seconds;
    const budget = { maxStates: 2 * usual.distinctStates + 10_000, timeLimit };
    const explore = async (properties: { readonly [id: string]: Property }) => {
      say({ number, seconds: timeLimit });
      without = number;
      const result = await decide(instance, bindings, properties, budget);
      without = -1;
      return result;
    };
    asked++;
    // Where not even an action is taken that changes nothing, no property can tell.
    const isLarge = usual.distinctStates > LARGE;
    if (isLarge && hasSameActions(await explore({ 'deadlock-free': checker.deadlockFree() }), usual)) continue;
    const result = await explore(everythingOf(instance, bindings));
    const by = noticed(result, usual);
    if (by !== undefined) return { number, outcome: 'caught', by, seconds: seconds() };
    isEquivalent &&= hasSameGraph(result, usual);
  }
  if (isEquivalent && asked === asking.length) return { number, outcome: 'equivalent', by: '', seconds: seconds() };
  for (const [binding, trace] of await counterexamples(number)) {
    say({ number, seconds: 0 });
    without = number;
    const { ok } = checker.replay(instanceOf(binding), trace);
    without = -1;
    if (!ok) continue;
    const by = `a counterexample to ${properties.checkedBy(binding).id} replays on the repaired design`;
    return { number, outcome: 'caught', by, seconds: seconds() };
  }
  const by = asked === asking.length ? '' : `asked of the smallest ${asked} of ${asking.length} instances`;
  return { number, outcome: 'survived', by, seconds: seconds() };
}

/** What shows that something is wrong, and was not before. */
function noticed(result: CheckResult, usual: CheckResult): string | undefined {
  if (result.failure !== null) return result.failure.message;
  const before = new Map(usual.properties.map((property) => [property.id, property]));
  const worse = result.properties.find((property) => isWorse(property, before.get(property.id)));
  return worse === undefined ? undefined : `${worse.id}: ${worse.reason}`;
}

/** A guard that demands less takes no state and no step away: as many as before are the same. */
function hasSameGraph(result: CheckResult, usual: CheckResult): boolean {
  return (
    result.complete &&
    usual.complete &&
    result.distinctStates === usual.distinctStates &&
    changingSteps(result) === changingSteps(usual)
  );
}

/** Whether they are even taken as often, in as many states. */
function hasSameActions(result: CheckResult, usual: CheckResult): boolean {
  return hasSameGraph(result, usual) && JSON.stringify(result.actions) === JSON.stringify(usual.actions);
}

function changingSteps({ actions }: CheckResult): number {
  return actions.reduce((sum, { taken, idle }) => sum + taken - (idle ?? 0), 0);
}

function isWorse({ verdict, vacuous }: PropertyResult, before: PropertyResult | undefined): boolean {
  if (before?.verdict !== 'holds') return false;
  return verdict === 'violated' || (vacuous && !before.vacuous);
}

async function decide(
  instance: Instance,
  bindings: readonly Binding[],
  asked: { readonly [id: string]: Property },
  budget: Pick<CheckOptions, 'maxStates' | 'timeLimit'>,
): Promise<CheckResult> {
  return checker.check(instance, {
    properties: asked,
    symmetry: bindings[0]?.symmetry ?? 'off',
    workers: 1,
    ...budget,
  });
}

/** What is bound, what the model says of itself, and that it never gets stuck. */
function everythingOf(instance: Instance, bindings: readonly Binding[]): { readonly [id: string]: Property } {
  const own = Object.entries(instance.properties).filter(
    ([, property]) => (bindings[0]?.symmetry ?? 'off') === 'off' || isOfStates(property),
  );
  return { 'deadlock-free': checker.deadlockFree(), ...Object.fromEntries(own), ...boundIn(bindings) };
}

function boundIn(bindings: readonly Binding[]): { readonly [id: string]: Property } {
  const found: { [id: string]: Property } = {};
  for (const { id, formula } of bindings.map(properties.checkedBy)) {
    if (!checker.isInputProperty(formula)) found[id] = formula;
  }
  return found;
}

/** Where states stand for others nothing can be said of whole runs. */
function isOfStates({ form }: Property): boolean {
  return form === 'always' || form === 'alwaysStep' || form === 'reachable';
}

/** The counterexamples of the flawed designs, each with the check of the repaired one that it must not replay on. */
async function counterexamples(number: number): Promise<readonly (readonly [Binding, Trace])[]> {
  if (known !== undefined) return known;
  known = [];
  for (const bindings of grouped(bound.filter(({ kind }) => kind === 'breaks'))) {
    const [first] = bindings;
    if (first === undefined) continue;
    say({ number, seconds: FLAW_LIMIT });
    // Nothing but the flaws: a flawed design can have far more states than it takes to find them.
    const result = await decide(instanceOf(first), bindings, boundIn(bindings), { timeLimit: FLAW_LIMIT });
    for (const binding of bindings) {
      const counterpart = properties.counterpartOf(binding);
      const trace = result.properties.find(({ id }) => id === properties.checkedBy(binding).id)?.trace;
      if (counterpart !== undefined && trace !== undefined) known.push([counterpart, trace]);
    }
  }
  return known;
}

function instanceOf({ variant, parameters }: Binding): Instance {
  const found = models.findModel(model);
  if (found === undefined) throw new Error(`there is no model ${model}`);
  return found.instantiate({ variant, parameters });
}

function grouped(bindings: readonly Binding[]): readonly (readonly Binding[])[] {
  const key = ({ variant, parameters, symmetry }: Binding) => JSON.stringify([variant, parameters, symmetry]);
  const groups = new Map<string, Binding[]>();
  for (const binding of bindings) groups.set(key(binding), [...(groups.get(key(binding)) ?? []), binding]);
  return [...groups.values()];
}
