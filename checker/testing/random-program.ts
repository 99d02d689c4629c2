import fc from 'fast-check';
import { type Domain, isFields, type VectorClock } from '../language/index.js';
import type { Place } from './place.js';
import type { Comparison, Condition, Expression, Location, OperationStatement, Statement } from './program.js';
import { oneOfWeighted } from './weighted.js';
import type { Operation, Query } from './words.js';

/** What a random program can speak of. */
export interface Scope {
  readonly places: readonly Place[];
  /** An action's arguments. */
  readonly parameters: readonly Parameter[];
}

export interface Parameter {
  readonly name: string;
  readonly domain: Domain<unknown>;
}

/** One statement in so many is careless: it does not look whether it keeps every value in its domain. */
const oneIsCareless = 60;

/** Of domains as large as a wide set's, only so many values are written as numbers, lest there be too many states. */
const mostNumbers = 6;

export function randomCondition(scope: Scope): fc.Arbitrary<Condition> {
  const simple = oneOfWeighted<Condition>(
    [6, () => randomComparison(scope)],
    [clockPairs(scope).length > 0 ? 1 : 0, () => randomRelation(scope)],
  );
  const form = fc.constantFrom('all' as const, 'any' as const);
  return oneOfWeighted<Condition>(
    [6, () => simple],
    [1, () => simple.map((of) => ({ form: 'not', of }))],
    [2, () => fc.tuple(form, simple, simple).map(([form, one, other]) => ({ form, of: [one, other] }))],
  );
}

export function randomStatements(scope: Scope, least: number, most: number): fc.Arbitrary<Statement[]> {
  return fc.array(randomStatement(scope), { minLength: least, maxLength: most, size: 'max' });
}

/** A question about some place, and the expression that asks it. */
export function randomQuery(
  scope: Scope,
  depth: number,
): fc.Arbitrary<{ readonly query: Query; readonly expression: Expression }> {
  const places = scope.places.filter(({ vocabulary }) => vocabulary.queries.length > 0);
  return fc
    .constantFrom(...places)
    .chain((place) =>
      fc
        .constantFrom(...place.vocabulary.queries)
        .chain((query) =>
          fc
            .tuple(randomLocation(scope, place, depth), randomOperands(scope, query.operands, depth))
            .map(([at, operands]) => ({ query, expression: { form: 'query', at, query, operands } as const })),
        ),
    );
}

/** An operation on a place, its indices and operands still to be drawn. */
export interface Move {
  readonly place: Place;
  readonly operation: Operation;
}

/** An operation that leads on to something new, on one of these places. */
export function randomMove(places: readonly Place[]): fc.Arbitrary<Move> {
  const movable = places.filter(({ vocabulary }) => vocabulary.moves.length > 0);
  return fc
    .constantFrom(...movable)
    .chain((place) => fc.constantFrom(...place.vocabulary.moves).map((operation) => ({ place, operation })));
}

export function randomOperation(scope: Scope, { place, operation }: Move): fc.Arbitrary<OperationStatement> {
  return fc.record({
    form: fc.constant('operation' as const),
    at: randomLocation(scope, place, 1),
    operation: fc.constant(operation),
    operands: randomOperands(scope, operation.operands, 1),
    careful: fc.nat({ max: oneIsCareless - 1 }).map((drawn) => drawn > 0),
  });
}

export function randomComparator(): fc.Arbitrary<Comparison> {
  return fc.constantFrom('=', '=', '≠', '≠', '≠', '≠', '<', '<', '≥');
}

function randomComparison(scope: Scope): fc.Arbitrary<Condition> {
  return fc.tuple(randomQuery(scope, 1), randomComparator()).chain(([{ query, expression: left }, comparison]) => {
    const isOrder = comparison === '<' || comparison === '≥';
    const least = isOrder && query.answers > 1 ? 1 : 0;
    const right = oneOfWeighted<Expression>(
      [5, () => numberIn(least, query.answers - 1)],
      [scope.parameters.length > 0 ? 2 : 0, () => randomArgument(scope.parameters)],
      [1, () => randomQuery(scope, 0).map(({ expression }) => expression)],
    );
    return right.map((right) => ({ form: 'comparison', left, comparison, right }));
  });
}

function randomRelation(scope: Scope): fc.Arbitrary<Condition> {
  return fc
    .record({
      form: fc.constant('relation' as const),
      relation: fc.constantFrom('isAtMost' as const, 'isBefore' as const, 'isConcurrentWith' as const),
      clocks: randomClocks(scope, clockPairs(scope)),
    })
    .map(({ form, relation, clocks: [one, other] }) => ({
      form: 'comparison',
      left: { form, relation, one, other },
      comparison: '=',
      right: { form: 'number', number: 1 },
    }));
}

function randomStatement(scope: Scope): fc.Arbitrary<Statement> {
  const operable = scope.places.filter(({ vocabulary }) => vocabulary.operations.length > 0);
  const operation = fc
    .constantFrom(...operable)
    .chain((place) =>
      fc
        .constantFrom(...place.vocabulary.operations)
        .chain((operation) => randomOperation(scope, { place, operation })),
    );
  return oneOfWeighted<Statement>(
    [8, () => operation],
    [clockPairs(scope, fits).length > 0 ? 1 : 0, () => randomMerge(scope)],
    [
      1,
      () =>
        fc
          .tuple(randomCondition(scope), operation)
          .map(([condition, then]) => ({ form: 'if', condition, then: [then] })),
    ],
  );
}

function randomMerge(scope: Scope): fc.Arbitrary<Statement> {
  return randomClocks(scope, clockPairs(scope, fits)).map(([into, from]) => ({
    form: 'merge',
    into,
    from,
  }));
}

type PlacePair = readonly [Place, Place];

/** Whether one clock can be merged into another without overflow. */
function fits(into: VectorClock, from: VectorClock): boolean {
  return from.max <= into.max;
}

/** The places of clocks of the same processes that suit each other; of a clock with itself only where it is one of many. */
function clockPairs(
  { places }: Scope,
  suits: (one: VectorClock, other: VectorClock) => boolean = () => true,
): readonly PlacePair[] {
  const clocks = places.flatMap((place) => {
    const { type } = place;
    return isFields(type) || type.kind !== 'vector clock' ? [] : [{ place, type }];
  });
  return clocks.flatMap((one) =>
    clocks
      .filter((other) => one !== other || one.place.indices.length > 0)
      .filter((other) => one.type.processes.description === other.type.processes.description)
      .filter((other) => suits(one.type, other.type))
      .map((other): PlacePair => [one.place, other.place]),
  );
}

function randomClocks(scope: Scope, pairs: readonly PlacePair[]): fc.Arbitrary<readonly [Location, Location]> {
  return fc
    .constantFrom(...pairs)
    .chain(([one, other]) => fc.tuple(randomLocation(scope, one, 0), randomLocation(scope, other, 0)));
}

function randomLocation(scope: Scope, place: Place, depth: number): fc.Arbitrary<Location> {
  return randomOperands(scope, place.indices, depth).map((indices) => ({ place, indices }));
}

function randomOperands(
  scope: Scope,
  domains: readonly Domain<unknown>[],
  depth: number,
): fc.Arbitrary<readonly Expression[]> {
  return fc.tuple(...domains.map((domain) => randomOperand(scope, domain, depth)));
}

/** Something to be taken for a value of a domain: most often an argument of just this domain, if there is one. */
function randomOperand(scope: Scope, domain: Domain<unknown>, depth: number): fc.Arbitrary<Expression> {
  const { parameters } = scope;
  const fitting = parameters.filter((parameter) => parameter.domain.description === domain.description);
  const any = oneOfWeighted<Expression>(
    [4, () => numberIn(0, Math.min(domain.size, mostNumbers) - 1)],
    [parameters.length > 0 ? 3 : 0, () => randomArgument(parameters)],
    [fitting.length > 0 ? 16 : 0, () => randomArgument(fitting)],
  );
  if (depth === 0) return any;
  const asked = randomQuery(scope, 0).map(({ expression }) => expression);
  return oneOfWeighted<Expression>(
    [8, () => any],
    [2, () => asked],
    [1, () => fc.tuple(any, asked).map((terms) => ({ form: 'sum', terms }))],
  );
}

function randomArgument(parameters: readonly Parameter[]): fc.Arbitrary<Expression> {
  return fc.constantFrom(...parameters).map(({ name }) => ({ form: 'argument', name }));
}

function numberIn(min: number, max: number): fc.Arbitrary<Expression> {
  return fc.integer({ min, max }).map((number) => ({ form: 'number', number }));
}
