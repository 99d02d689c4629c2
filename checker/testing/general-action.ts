import fc from 'fast-check';
import { actionVocabulary } from '../language/index.js';
import { placesIn, placesOf } from './place.js';
import { type Condition, holds, run, type Statement, type Surroundings } from './program.js';
import { kindsTouched } from './program-kinds.js';
import { textOfCondition, textOfStatements } from './program-text.js';
import { budgetOf, type Ground, kindsOfFields, type RandomAction } from './random-action.js';
import { type Given, randomIndices } from './random-indices.js';
import {
  type Move,
  type Parameter,
  randomCondition,
  randomMove,
  randomOperation,
  randomStatements,
} from './random-program.js';

/** A guard, if there is one, and an effect. */
export interface RandomBody {
  readonly guard: Condition | null;
  readonly effect: readonly Statement[];
}

/** An action over any domains, with any guard, and an effect that begins with the field `moved`. */
export function randomGeneralAction(
  ground: Ground,
  words: readonly ('action' | 'timer' | 'fault' | 'repair')[],
  moved: string,
): fc.Arbitrary<RandomAction> {
  const places = placesIn(ground.fields);
  const budget = budgetOf(ground);
  return randomMove(placesOf(moved, places))
    .chain((move) => {
      const wanted = [...move.place.indices, ...move.operation.operands];
      return fc.tuple(
        fc.constant(move),
        randomIndices(ground.processes, ['i', 'j'], 1, wanted),
        randomIndices(ground.processes, ['c', 'd'], 20, wanted),
      );
    })
    .chain(([move, each, choose]) => {
      const range = each.given(ground.processes);
      const all = [...range, ...choose.given(ground.processes)];
      return fc
        .record({
          word: fc.constantFrom(...words),
          body: randomBody(ground, parametersOf(range), parametersOf(all), move),
          spends: fc.constantFrom(undefined, undefined, ground.character === 'initial' ? undefined : budget),
          by: fc.constantFrom(undefined, undefined, undefined, 'Environment'),
        })
        .map(({ word, body, spends, by }): RandomAction => {
          const spent = word === 'fault' ? spends : undefined;
          return {
            word,
            kinds: new Set([...kindsOfBody(body), ...kindsOfFields(ground, [spent])]),
            text: `${textOfParameters(all)}${spent === undefined ? '' : `spends ${spent} `}${textOfBody(body)}`,
            make: (name, processes) =>
              actionVocabulary[word](name, {
                each: each.indices(processes),
                choose: choose.indices(processes),
                ...(by === undefined ? {} : { by }),
                ...(spent === undefined ? {} : { spends: spent }),
                ...functionsOf(body, range, all),
              }),
          };
        });
    });
}

/** A guard over what the range gives, and an effect over that and what is chosen that begins with a move. */
function randomBody(
  { fields, character }: Ground,
  range: readonly Parameter[],
  all: readonly Parameter[],
  move: Move,
): fc.Arbitrary<RandomBody> {
  const guarding = { places: placesIn(fields), parameters: range };
  const acting = { ...guarding, parameters: all };
  const guard = fc.option(randomCondition(guarding), { freq: 2, nil: null });
  const more = randomStatements(acting, 0, 1);
  switch (character) {
    case 'initial':
      return fc
        .tuple(randomOperation(acting, move), more)
        .map(([first, rest]) => ({ guard: null, effect: [first, ...rest] }));
    case 'progressive':
      return fc.tuple(randomOperation(guarding, move), guard).map(([only, guard]) => {
        const leadsOn: Condition = { form: 'leads on', of: only };
        return { guard: guard === null ? leadsOn : { form: 'all', of: [leadsOn, guard] }, effect: [only] };
      });
    case 'restless':
      return fc
        .tuple(guard, randomOperation(acting, move), more)
        .map(([guard, first, rest]) => ({ guard, effect: [first, ...rest] }));
  }
}

/** The functions that a model's author would have written. */
export function functionsOf({ guard, effect }: RandomBody, range: readonly Given[], all: readonly Given[]) {
  return {
    ...(guard === null
      ? {}
      : { when: (state: unknown, ...values: unknown[]) => holds(guard, surroundings(state, range, values)) }),
    then: (state: unknown, ...values: unknown[]) => run(effect, surroundings(state, all, values)),
  };
}

export function parametersOf(all: readonly Given[]): readonly Parameter[] {
  return all.flatMap(({ parameters }) => parameters);
}

export function kindsOfBody({ guard, effect }: RandomBody) {
  return kindsTouched(guard === null ? [] : [guard], effect);
}

export function textOfBody({ guard, effect }: RandomBody): string {
  return `${guard === null ? '' : `when ${textOfCondition(guard)} `}then ${textOfStatements(effect)}`;
}

function textOfParameters(all: readonly Given[]): string {
  return parametersOf(all)
    .map(({ name, domain }) => `for ${name} ${domain.description} `)
    .join('');
}

function surroundings(state: unknown, given: readonly Given[], values: readonly unknown[]): Surroundings {
  return { state, arguments: new Map(given.flatMap((each, position) => each.codes(values[position]))) };
}
