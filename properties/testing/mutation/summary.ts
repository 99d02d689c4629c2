import { markdownTable } from '../results-table.js';
import { argumentsOf } from './arguments.js';
import type { Mutant } from './mutants.js';

/** Of the conjuncts without which a repaired design does something else, so many have to be noticed when they are missing. */
const DEMANDED = 0.95;

/** What says most of a conjunct that several models have. */
const weight = { caught: 3, survived: 2, equivalent: 1, unasked: 0 };

/** Whether enough is noticed, and of everything else somebody says why it is not. */
export function isEnough(mutants: readonly Mutant[]): boolean {
  return shareNoticed(mutants) >= DEMANDED && unexplained(mutants).length === 0;
}

/** What is not noticed, and no page of a model says why. */
export function unexplained(mutants: readonly Mutant[]): readonly Mutant[] {
  return mutants.filter((mutant) => mutant.outcome === 'survived' && reasonFor(mutant) === undefined);
}

/** A guard that several models share has to be noticed by one of them. */
export function onceEach(mutants: readonly Mutant[]): readonly Mutant[] {
  const byPlace = new Map<string, Mutant>();
  for (const mutant of mutants) {
    const known = byPlace.get(placeOf(mutant));
    if (known === undefined || weight[mutant.outcome] > weight[known.outcome]) byPlace.set(placeOf(mutant), mutant);
  }
  return [...byPlace.values()];
}

export function summary(mutants: readonly Mutant[]): string {
  const [caught, survived] = [count(mutants, 'caught'), count(mutants, 'survived')];
  return (
    `${caught} of ${caught + survived} noticed (${percentage(shareNoticed(mutants))}), ` +
    `${count(mutants, 'equivalent')} without which the design does the same, ${count(mutants, 'unasked')} of flawed designs only`
  );
}

/** One mutant, as soon as it is judged. */
export function lineFor(model: string, mutant: Mutant): string {
  const words = { caught: 'noticed', survived: 'NOT NOTICED', equivalent: 'the same', unasked: 'never asked' };
  const why = mutant.outcome === 'survived' ? reasonFor(mutant) : undefined;
  const [by, reason] = [mutant.by === '' ? '' : `  by ${mutant.by}`, why === undefined ? '' : `  (${why})`];
  return `  ${model}, ${mutant.seconds.toFixed(0)} s: ${words[mutant.outcome]}: ${placeOf(mutant)}${by}${reason}`;
}

export function placeOf({ file, line, text }: Mutant): string {
  return `models/${file}:${line}  ${text}`;
}

/** A row for each model, all together, and a list of what is not noticed with why. */
export function pageOf(byModel: ReadonlyMap<string, readonly Mutant[]>): string {
  const together = onceEach([...byModel.values()].flat());
  const rows = [...byModel].map(([model, mutants]) => rowOf(model, mutants));
  const titles = [
    'model',
    'conjuncts',
    'noticed',
    'not noticed',
    'share',
    'the same without',
    'never asked',
    'minutes',
  ];
  const survivors = together.filter(({ outcome }) => outcome === 'survived');
  const items = survivors.map(
    (mutant) => `- \`${mutant.file}:${mutant.line}\` \`${mutant.text}\`: ${reasonFor(mutant) ?? 'nobody says why.'}`,
  );
  return [
    markdownTable(titles, [...rows, rowOf('all, what models share counted once', together)]),
    'What no check misses:',
    items.join('\n'),
  ].join('\n\n');
}

function rowOf(name: string, mutants: readonly Mutant[]): readonly string[] {
  const numbers = (['caught', 'survived'] as const).map((outcome) => String(count(mutants, outcome)));
  const others = (['equivalent', 'unasked'] as const).map((outcome) => String(count(mutants, outcome)));
  const minutes = mutants.reduce((sum, { seconds }) => sum + seconds, 0) / 60;
  return [name, String(mutants.length), ...numbers, percentage(shareNoticed(mutants)), ...others, minutes.toFixed(1)];
}

/** What the page of the model says of it. */
function reasonFor({ file, text }: Mutant): string | undefined {
  const [folder = ''] = file.split('/');
  return argumentsOf(folder).get(`${file} ${text}`);
}

function shareNoticed(mutants: readonly Mutant[]): number {
  const [caught, survived] = [count(mutants, 'caught'), count(mutants, 'survived')];
  return caught + survived === 0 ? 1 : caught / (caught + survived);
}

function percentage(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function count(mutants: readonly Mutant[], outcome: Mutant['outcome']): number {
  return mutants.filter((mutant) => mutant.outcome === outcome).length;
}
