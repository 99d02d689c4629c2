import fc from 'fast-check';
import { type Domain, isFields, type StateType } from '../language/index.js';
import type { Place } from './place.js';
import type { Condition, Expression, Location, OperationStatement } from './program.js';
import type { Parameter } from './random-program.js';
import type { Operation, Query } from './words.js';

/**
 * Programs that treat interchangeable processes alike by construction: wherever a process (or a link) is meant, it is an
 * argument and never a number, it is compared for equality alone, and nothing is made of its number.
 */
export interface SymmetricScope {
  readonly places: readonly Place[];
  /** What can be an argument: several of each domain with processes. */
  readonly parameters: readonly Parameter[];
}

/** An operation on some place in the fields, if there is one. */
export function symmetricOperation(scope: SymmetricScope): fc.Arbitrary<OperationStatement> {
  const moves = scope.places.flatMap((place) =>
    place.vocabulary.operations
      .filter((operation) => keepsSymmetry(place.type, operation))
      .filter(({ operands }) => [...place.indices, ...operands].every((domain) => isSayable(scope, domain)))
      .map((operation) => ({ place, operation })),
  );
  return fc.constantFrom(...moves).chain(({ place, operation }) =>
    fc.record({
      form: fc.constant('operation' as const),
      at: location(scope, place),
      operation: fc.constant(operation),
      operands: operandsOf(scope, operation.operands),
      careful: fc.constant(true),
    }),
  );
}

export function symmetricCondition(scope: SymmetricScope): fc.Arbitrary<Condition> {
  const simple = comparison(scope);
  const form = fc.constantFrom('all' as const, 'any' as const);
  return fc.oneof(
    { weight: 3, arbitrary: simple },
    { weight: 1, arbitrary: simple.map((of): Condition => ({ form: 'not', of })) },
    { weight: 2, arbitrary: fc.tuple(form, simple, simple).map(([form, ...of]): Condition => ({ form, of })) },
  );
}

/** What a query answers: a number like any other, or what stands for a process. */
interface Asked {
  readonly place: Place;
  readonly query: Query;
  /** Of process-valued answers: the domain, and by how much an answer is more than the value's code. */
  readonly speaks: { readonly domain: Domain<unknown>; readonly more: number } | undefined;
}

function comparison(scope: SymmetricScope): fc.Arbitrary<Condition> {
  const askable = scope.places.flatMap((place) =>
    place.vocabulary.queries
      .filter((query) => asksAlike(place.type, query))
      .filter(({ operands }) => [...place.indices, ...operands].every((domain) => isSayable(scope, domain)))
      .map((query): Asked => ({ place, query, speaks: answersProcess(place.type, query) })),
  );
  return fc.constantFrom(...askable).chain(({ place, query, speaks }) => {
    const right: fc.Arbitrary<Expression> =
      speaks === undefined
        ? fc.nat({ max: query.answers - 1 }).map(number)
        : operand(scope, speaks.domain).map((expression) => (speaks.more === 0 ? expression : plusOne(expression)));
    const left = fc
      .tuple(location(scope, place), operandsOf(scope, query.operands))
      .map(([at, operands]): Expression => ({ form: 'query', at, query, operands }));
    const relation = fc.constantFrom(
      ...(speaks === undefined ? (['=', '≠', '<', '≥'] as const) : (['=', '≠'] as const)),
    );
    return fc
      .tuple(left, relation, right)
      .map(([left, comparison, right]): Condition => ({ form: 'comparison', left, comparison, right }));
  });
}

function location(scope: SymmetricScope, place: Place): fc.Arbitrary<Location> {
  return operandsOf(scope, place.indices).map((indices) => ({ place, indices }));
}

function operandsOf(scope: SymmetricScope, domains: readonly Domain<unknown>[]): fc.Arbitrary<readonly Expression[]> {
  return fc.tuple(...domains.map((domain) => operand(scope, domain)));
}

/** An argument that is a process; of an optional one also nothing. */
function operand(scope: SymmetricScope, domain: Domain<unknown>): fc.Arbitrary<Expression> {
  if (!speaks(domain)) return fc.nat({ max: Math.min(domain.size, 4) - 1 }).map(number);
  if (domain.shape.type === 'optional') {
    return fc.oneof(fc.constant(number(0)), operand(scope, domain.shape.of).map(plusOne));
  }
  return fc.constantFrom(...argumentsFor(scope, domain)).map(({ name }) => ({ form: 'argument', name }));
}

function argumentsFor({ parameters }: SymmetricScope, domain: Domain<unknown>): readonly Parameter[] {
  return parameters.filter((parameter) => parameter.domain.description === domain.description);
}

function isSayable(scope: SymmetricScope, domain: Domain<unknown>): boolean {
  if (!speaks(domain)) return true;
  return argumentsFor(scope, domain.shape.type === 'optional' ? domain.shape.of : domain).length > 0;
}

/** Whether its values are processes, or made of them. */
export function speaks({ shape }: Domain<unknown>): boolean {
  return shape.type === 'optional' ? speaks(shape.of) : shape.type === 'process' || shape.type === 'link';
}

function keepsSymmetry(type: StateType, { name }: Operation): boolean {
  // A process that is not optional is the first one again after a reset.
  if (isFields(type)) return !Object.values(type).some(beginsWithAProcess);
  if (type.kind === 'domain' && speaks(type)) return name === 'assign';
  return name !== 'start a deadline';
}

function beginsWithAProcess(type: StateType): boolean {
  if (isFields(type)) return Object.values(type).some(beginsWithAProcess);
  if (type.kind === 'array') return beginsWithAProcess(type.element);
  return type.kind === 'domain' && speaks(type) && type.shape.type !== 'optional';
}

function asksAlike(type: StateType, { name }: Query): boolean {
  if (isFields(type)) return true;
  if (type.kind === 'set')
    return !speaks(type.of) || !(name.startsWith('every value') || name.startsWith('some value'));
  if (type.kind !== 'array') return true;
  // These compare with a number what the elements are first asked.
  const { element } = type;
  return isFields(element) || element.kind !== 'domain' || !speaks(element);
}

function answersProcess(type: StateType, { name }: Query): Asked['speaks'] {
  if (isFields(type)) return undefined;
  if (type.kind === 'domain' && speaks(type)) return { domain: type, more: 0 };
  if (name !== 'value or nothing') return undefined;
  if (type.kind === 'map' && speaks(type.value)) return { domain: type.value, more: 1 };
  return type.kind === 'sequence' && speaks(type.of) ? { domain: type.of, more: 1 } : undefined;
}

function number(of: number): Expression {
  return { form: 'number', number: of };
}

function plusOne(expression: Expression): Expression {
  return { form: 'sum', terms: [expression, number(1)] };
}
