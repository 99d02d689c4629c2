import fc from 'fast-check';
import {
  type ActionSpec,
  actionVocabulary,
  type Domain,
  defineModel,
  type Fields,
  type Indices,
  type Instance,
  linksBetween,
  type Model,
  type Property,
  propertyVocabulary,
} from '../language/index.js';
import { type Processes, processesOf } from './of-processes.js';
import { placesIn } from './place.js';
import { type Condition, type Expression, holds, type Location, type OperationStatement, run } from './program.js';
import { textOfCondition, textOfStatements } from './program-text.js';
import { alone, type Given, together } from './random-indices.js';
import type { Parameter } from './random-program.js';
import { randomSymmetricSchema } from './random-symmetric-schema.js';
import { textOfType } from './schema-text.js';
import { type SymmetricScope, symmetricCondition, symmetricOperation } from './symmetric-program.js';

/** A model whose interchangeable processes are so by construction, and its properties. */
export interface RandomSymmetricModel {
  readonly model: Model;
  readonly instance: Instance;
  readonly properties: { readonly [id: string]: Property };
  describe(): string;
}

/** An action, from what it is made of. */
interface Body {
  readonly guard: Condition | null;
  readonly effect: readonly OperationStatement[];
}

const { always, never, alwaysStep, reachable } = propertyVocabulary;

/**
 * Random models with one or two sets of two to four interchangeable processes and every type of state. Guards, effects and
 * properties are small programs that cannot tell these processes apart; they are never at fault.
 */
export function randomSymmetricModel(): fc.Arbitrary<RandomSymmetricModel> {
  return fc.noBias(
    randomSymmetricSchema().chain((schema) => {
      const processes = processesOf(schema.declarations);
      const fields = schema.fields(processes);
      const scope: SymmetricScope = { places: placesIn(fields), parameters: parametersOf(processes) };
      const condition = symmetricCondition(scope);
      const effect = fc.array(symmetricOperation(scope), { minLength: 1, maxLength: 2, size: 'max' });
      return fc
        .record({
          initial: fc.option(effect, { freq: 2, nil: null }),
          actions: fc.array(fc.record({ guard: fc.option(condition, { freq: 3, nil: null }), effect }), {
            minLength: 2,
            maxLength: 5,
            size: 'max',
          }),
          final: fc.option(condition, { freq: 2, nil: null }),
          properties: fc.array(randomProperty(scope), { minLength: 2, maxLength: 4, size: 'max' }),
        })
        .map((parts) => assemble(schema, parts));
    }),
  );
}

interface Parts {
  readonly initial: readonly OperationStatement[] | null;
  readonly actions: readonly Body[];
  readonly final: Condition | null;
  readonly properties: readonly Property<unknown>[];
}

function assemble(
  schema: { readonly declarations: Parameters<typeof processesOf>[0]; fields(processes: Processes): Fields },
  { initial, actions, final, properties: given }: Parts,
): RandomSymmetricModel {
  const properties = Object.fromEntries(given.map((property, position) => [`P${position + 1}`, property] as const));
  const sets = processesOf(schema.declarations);
  const parameters = parametersOf(sets);
  const fields = schema.fields(sets);
  const isTimed = placesIn(fields).some(({ kinds }) => kinds.includes('countdown'));
  const isFinal = final === null ? undefined : everywhere(final, parameters);
  const model = defineModel({
    name: 'random-symmetric',
    processes: () => schema.declarations,
    state: (processes) => schema.fields(processes),
    ...(isTimed ? { time: { unit: 'ms' } } : {}),
    ...(initial === null ? {} : { initial: () => [makeAction('start', { guard: null, effect: initial }, parameters)] }),
    actions: () => actions.map((body, position) => makeAction(`action ${position + 1}`, body, parameters)),
    ...(isFinal === undefined ? {} : { final: () => (state: unknown) => isFinal.some(state) }),
    properties: () => properties,
  });
  const describe = () =>
    [
      `state ${textOfType(fields)}`,
      ...(initial === null ? [] : [`start: ${textOfStatements(initial)}`]),
      ...actions.map(
        ({ guard, effect }, position) =>
          `action ${position + 1}: ${guard === null ? '' : `when ${textOfCondition(guard)} `}then ${textOfStatements(effect)}`,
      ),
      ...(final === null ? [] : [`final where for some ${textOfCondition(final)}`]),
      ...Object.entries(properties).map(([id, { form, sentence }]) => `${id}: ${form} ${sentence}`),
    ].join('\n');
  return Object.assign(
    { model, instance: model.instantiate(), properties, describe },
    { [fc.toStringMethod]: describe },
  );
}

/** Two arguments for each set of processes, and one for its links. */
function parametersOf(processes: Processes): readonly Parameter[] {
  return Object.entries(processes).flatMap(([name, set]) => [
    { name: `${name}1`, domain: set },
    { name: `${name}2`, domain: set },
    { name: `${name}Link`, domain: linksBetween(set) },
  ]);
}

function makeAction(name: string, { guard, effect }: Body, parameters: readonly Parameter[]) {
  const used = new Set([...(guard === null ? [] : namesInCondition(guard)), ...effect.flatMap(namesInOperation)]);
  const [given, each] = rangeOver(parameters.filter((parameter) => used.has(parameter.name)));
  const surroundings = (state: unknown, value: unknown) => ({
    state,
    arguments: new Map(given === null ? [] : given.codes(value)),
  });
  return actionVocabulary.action(name, {
    each,
    ...(guard === null ? {} : { when: (state: unknown, value: unknown) => holds(guard, surroundings(state, value)) }),
    then: (state: unknown, value: unknown) => run(effect, surroundings(state, value)),
  } as ActionSpec<Fields, Domain<unknown>, undefined>);
}

function rangeOver(parameters: readonly Parameter[]): readonly [Given | null, Indices] {
  const [first] = parameters;
  if (first === undefined) return [null, undefined];
  if (parameters.length === 1) return [alone(first.name, first.domain), first.domain];
  const domains = Object.fromEntries(parameters.map(({ name, domain }) => [name, domain]));
  return [together(domains), domains];
}

function randomProperty(scope: SymmetricScope): fc.Arbitrary<Property<unknown>> {
  const condition = symmetricCondition(scope);
  const { parameters } = scope;
  const text = textOfCondition;
  return fc.oneof(
    condition.map((of) => always(`for some ${text(of)}`, (state) => everywhere(of, parameters).some(state))),
    condition.map((of) => never(`for all ${text(of)}`, (state) => everywhere(of, parameters).every(state))),
    condition.map((of) => reachable(`for all ${text(of)}`, (state) => everywhere(of, parameters).every(state))),
    fc.tuple(condition, condition).map(([premise, of]) =>
      always(`for some ${text(of)} if for some ${text(premise)}`, (state) => everywhere(of, parameters).some(state), {
        given: (state) => everywhere(premise, parameters).some(state),
      }),
    ),
    fc
      .tuple(condition, condition)
      .map(([premise, of]) =>
        alwaysStep(
          `after for all ${text(of)} if before for some ${text(premise)}`,
          (_, after) => everywhere(of, parameters).every(after),
          { given: (before) => everywhere(premise, parameters).some(before) },
        ),
      ),
  );
}

/** Whether a condition holds for some, or for all, values of the arguments that it speaks of. */
function everywhere(condition: Condition, parameters: readonly Parameter[]) {
  const used = namesInCondition(condition);
  const all = parameters
    .filter(({ name }) => used.has(name))
    .reduce<readonly (readonly (readonly [string, number])[])[]>(
      (begun, { name, domain }) =>
        begun.flatMap((given) => Array.from({ length: domain.size }, (_, code) => [...given, [name, code] as const])),
      [[]],
    );
  const holdsFor = (state: unknown) => (given: readonly (readonly [string, number])[]) =>
    holds(condition, { state, arguments: new Map(given) });
  return {
    some: (state: unknown) => all.some(holdsFor(state)),
    every: (state: unknown) => all.every(holdsFor(state)),
  };
}

function namesInCondition(condition: Condition): Set<string> {
  switch (condition.form) {
    case 'comparison':
      return new Set([...namesInExpression(condition.left), ...namesInExpression(condition.right)]);
    case 'all':
    case 'any':
      return new Set(condition.of.flatMap((each) => [...namesInCondition(each)]));
    case 'not':
      return namesInCondition(condition.of);
    case 'leads on':
      return new Set(namesInOperation(condition.of));
  }
}

function namesInOperation({ at, operands }: OperationStatement): string[] {
  return [...namesInLocation(at), ...operands.flatMap(namesInExpression)];
}

function namesInLocation({ indices }: Location): string[] {
  return indices.flatMap(namesInExpression);
}

function namesInExpression(expression: Expression): string[] {
  switch (expression.form) {
    case 'number':
      return [];
    case 'argument':
      return [expression.name];
    case 'query':
      return [...namesInLocation(expression.at), ...expression.operands.flatMap(namesInExpression)];
    case 'relation':
      return [...namesInLocation(expression.one), ...namesInLocation(expression.other)];
    case 'sum':
      return expression.terms.flatMap(namesInExpression);
  }
}
