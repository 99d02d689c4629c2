import type { Shown } from '../../checker/index.js';
import { listed } from '../wording/index.js';
import { type CellText, textOfCell } from './cell.js';
import type { SweepDimension, SweepDocument } from './document.js';

/** Properties of which all cells say the same, so that one table serves them all. */
export interface SweepGroup {
  readonly properties: readonly { readonly id: string; readonly name: string }[];
  /** In the order of the document's cells. */
  readonly texts: readonly CellText[];
}

/** The properties of a sweep, those that came out alike together, in the order in which they were checked. */
export function groupsOf({ cells }: SweepDocument): readonly SweepGroup[] {
  const names = new Map<string, string>();
  for (const { result } of cells)
    for (const { id, name } of result?.properties ?? []) if (!names.has(id)) names.set(id, name);
  const groups = new Map<string, SweepGroup>();
  for (const [id, name] of names) {
    const texts = cells.map((cell) => textOfCell(cell, id));
    const key = JSON.stringify(texts.map(({ outcome, states, note }) => [outcome, states, note]));
    const properties = [...(groups.get(key)?.properties ?? []), { id, name }];
    groups.set(key, { properties, texts: groups.get(key)?.texts ?? texts });
  }
  // Where there is no result at all, the cells still say why.
  return groups.size > 0
    ? [...groups.values()]
    : [{ properties: [], texts: cells.map((cell) => textOfCell(cell, '')) }];
}

/** What is the same in all cells: "pbft, variant repaired, with replicas = 4, up to symmetry". */
export function subjectOfSweep({ model, variant, parameters, expected, cells }: SweepDocument): string {
  const values = Object.entries(parameters).map(([name, value]) => `${name} = ${String(value)}`);
  const results = cells.flatMap(({ result }) => (result === null ? [] : [result]));
  const storage = results.find((result) => result.storage !== 'exact')?.storage;
  return [
    model,
    ...(variant === null ? [] : [`variant ${variant}`]),
    ...(values.length === 0 ? [] : [`with ${listed(values)}`]),
    ...(results.some(({ symmetry }) => symmetry === 'on') ? ['up to symmetry'] : []),
    ...(results.some(({ reduction }) => reduction === 'on') ? ['reduced'] : []),
    ...(storage === undefined ? [] : [`storage ${storage}`]),
    ...(results.some(({ random }) => random !== null) ? ['by random runs'] : []),
    ...(expected === null ? [] : [`expected: ${expected}`]),
  ].join(', ');
}

/** A value of a dimension, where it stands by itself: "replicas = 4"; a variant needs no more than its name. */
export function headOfValue({ name, of }: SweepDimension, value: Shown): string {
  return of === 'variant' ? String(value) : `${name} = ${String(value)}`;
}

/** What all of it comes to: "12 cells", "1 not a model", "34,123 states in all". */
export function tallyOfSweep({ cells }: SweepDocument): readonly string[] {
  const ofOutcome = (...outcomes: readonly string[]) => cells.filter(({ outcome }) => outcomes.includes(outcome));
  const isOpen = (verdicts: readonly string[]) => verdicts.includes('inconclusive');
  const checked = ofOutcome('checked').map(({ result }) => result?.properties.map(({ verdict }) => verdict) ?? []);
  const parts: readonly (readonly [number, string])[] = [
    [checked.filter((verdicts) => !isOpen(verdicts)).length, 'decided'],
    [checked.filter(isOpen).length, 'not decided'],
    [ofOutcome('no model').length, 'not a model'],
    [ofOutcome('refused').length, 'refused'],
    [ofOutcome('not begun').length, 'not begun'],
  ];
  return parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
}
