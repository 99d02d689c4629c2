import type { GateNote, Size, SuiteCheck, SuiteResult } from '../../properties/index.js';
import { count, counted, listed } from '../../reports/index.js';
import type { GateSettings } from '../config/config.js';
import type { Baseline } from './baseline.js';
import { placeOf, sizesOf } from './sizes.js';

/** What a run is held against. */
export interface Gate {
  readonly settings: Required<GateSettings>;
  /** Undefined if the project has none, or it is about to be written. */
  readonly baseline: Baseline | undefined;
  /** All that the project explores, in this run or not. */
  readonly places: ReadonlySet<string>;
}

/**
 * What there is to say of a run beside its verdicts. What is taken of a design is not said of one of several shards: another may
 * take the rest.
 */
export function gateNotes({ checks, shards }: Pick<SuiteResult, 'checks' | 'shards'>, gate: Gate): readonly GateNote[] {
  const untaken = shards === undefined ? untakenActions(checks, gate.settings) : [];
  return [...drifts(checks, gate), ...untaken, ...undecidedChecks(checks, gate.settings)];
}

/** State spaces that are not as large as they were, those of which nothing is known, and what is known of none. */
function drifts(checks: readonly SuiteCheck[], { settings, baseline, places }: Gate): readonly GateNote[] {
  if (baseline === undefined) return [];
  const fails = settings.drift === 'fail';
  const found = [...sizesOf(checks)].flatMap(([place, after]): GateNote[] => {
    const before = baseline.get(place) ?? null;
    if (before !== null && isSame(before, after)) return [];
    const was = before === null ? 'has no baseline yet' : `its baseline has ${inWords(before)}`;
    return [{ kind: 'drift', message: `${place}: ${inWords(after)}; ${was}`, fails, before, after }];
  });
  const gone = [...baseline].flatMap(([place, before]): GateNote[] => {
    if (places.has(place)) return [];
    const message = `${place}: the baseline has ${inWords(before)}; nothing checks it any more`;
    return [{ kind: 'drift', message, fails, before, after: null }];
  });
  return [...found, ...gone];
}

function isSame(one: Size, other: Size): boolean {
  return (
    one.distinctStates === other.distinctStates && one.transitions === other.transitions && one.depth === other.depth
  );
}

function inWords({ distinctStates, transitions, depth }: Size): string {
  return `${counted(distinctStates, 'state')}, ${counted(transitions, 'transition')} and depth ${count(depth)}`;
}

/** Actions that no exploration of a design takes, of designs of which one was explored whole. */
function untakenActions(checks: readonly SuiteCheck[], { coverage }: Gate['settings']): readonly GateNote[] {
  const designs = new Map<string, SuiteCheck[]>();
  for (const check of checks) {
    const design = `${check.binding.model}, ${check.binding.variant}`;
    designs.set(design, [...(designs.get(design) ?? []), check]);
  }
  return [...designs].flatMap(([design, its]): GateNote[] => {
    const results = its.flatMap(({ result }) => (result === null ? [] : [result]));
    if (!results.some(({ complete, inputs }) => complete && inputs === undefined)) return [];
    const actions = results.flatMap((result) => result.actions);
    const names = [...new Set(actions.map(({ name }) => name))];
    const idle = names.filter((each) => !actions.some(({ name, taken }) => name === each && taken > 0));
    if (idle.length === 0) return [];
    const share = (names.length - idle.length) / names.length;
    const fails = share < coverage;
    const asked = fails ? `; gate.coverage asks for ${inPercent(coverage)}` : '';
    const taken = `${names.length - idle.length} of ${counted(names.length, 'action')} (${inPercent(share)})`;
    const message = `${design}: ${taken} are taken, never ${listed(idle.map((name) => `"${name}"`))}${asked}`;
    return [{ kind: 'coverage', message, fails }];
  });
}

function inPercent(share: number): string {
  return `${Math.floor(100 * share)} %`;
}

function undecidedChecks(checks: readonly SuiteCheck[], { undecided }: Gate['settings']): readonly GateNote[] {
  const open = checks.filter(({ outcome }) => outcome === 'undecided').length;
  if (open === 0 || undecided === 'report') return [];
  return [{ kind: 'undecided', message: `${counted(open, 'check')} not decided`, fails: true }];
}

/** Where each check of a project explores, whether it is run or not. */
export function placesOf(bindings: readonly SuiteCheck['binding'][]): ReadonlySet<string> {
  return new Set(bindings.map((binding) => placeOf({ binding })));
}
