import { UsageError } from '../errors.js';
import type { Action, Domain, TransitionSystem } from '../language/index.js';
import { type Emitter, valuesOf } from './emitter.js';
import { contentAt } from './universe.js';
import type { EmittedState } from './views/state.js';

// What the code for an action is made of, whether it makes all its successors or one.

const MOST_COMBINATIONS = 2 ** 20;

/** Statements that run `body` for every value of a range, which has no value where it happens once. */
export function loopOver(
  range: Action['choice'],
  variable: string,
  where: string,
  emitter: Emitter,
  body: (value: string | undefined) => string,
): string {
  if (range.over === 'once') return body(undefined);
  const { size, value } = codedValues(range, where, emitter);
  return `for (let ${variable} = 0; ${variable} < ${size}; ${variable}++) {\n${body(value(variable))}\n}`;
}

/** The values of a range by code: how many there are, and an expression for the one with a code. */
export function codedValues(
  range: Exclude<Action['choice'], { readonly over: 'once' }>,
  where: string,
  emitter: Emitter,
): { readonly size: number; readonly value: (code: string) => string } {
  if (range.over === 'domain') {
    const { domain } = range;
    refuseLarge(domain.size, where);
    if (isItsCode(domain)) return { size: domain.size, value: (code) => code };
    const values = emitter.constant('values', valuesOf(domain));
    return { size: domain.size, value: (code) => `${values}[${code}]` };
  }
  const domains = Object.entries(range.domains);
  const size = sizeOfChoice(range);
  refuseLarge(size, where);
  const combinations = emitter.constant(
    'values',
    Array.from({ length: size }, (_, combination) => contentAt(domains, combination)),
  );
  return { size, value: (code) => `${combinations}[${code}]` };
}

/** How many values a range has; 1 where it happens once. */
export function sizeOfChoice(range: Action['choice']): number {
  switch (range.over) {
    case 'once':
      return 1;
    case 'domain':
      return range.domain.size;
    case 'domains':
      return Object.values(range.domains).reduce((product, { size }) => product * size, 1);
  }
}

/** @throws UsageError if the state has no such network */
export function networkOf(field: string, state: EmittedState, where: string) {
  const network = state.networks.get(field);
  if (network === undefined) throw new UsageError(`${where}: the state has no network "${field}"`);
  return network;
}

/** What each occurrence of an action spends. @throws UsageError if that is no budget. */
export function budgetOf({ spends }: Action, instance: TransitionSystem, where: string): string | undefined {
  if (spends !== undefined && instance.fields[spends]?.kind !== 'budget') {
    throw new UsageError(`${where} spends "${spends}", which is no budget at the top of the state`);
  }
  return spends;
}

function isItsCode({ shape }: Domain<unknown>): boolean {
  return shape.type === 'process' || shape.type === 'link' || (shape.type === 'integer' && shape.min === 0);
}

function refuseLarge(size: number, where: string): void {
  if (size > MOST_COMBINATIONS) {
    throw new UsageError(
      `${where} ranges over ${size.toLocaleString('en')} combinations; at most 1,048,576 are possible`,
    );
  }
}
