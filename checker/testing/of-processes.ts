import fc from 'fast-check';
import {
  type Domain,
  type DomainShape,
  linksBetween,
  optional,
  type ProcessDeclarations,
  type ProcessSet,
  processSet,
} from '../language/index.js';

/** The process sets of a model, by name. */
export interface Processes {
  readonly [name: string]: ProcessSet;
}

/** A part of a random model: like that of any model, a function of the process sets. */
export type OfProcesses<Part> = (processes: Processes) => Part;

/** The sets of these processes, as `defineModel` makes them. */
export function processesOf(declarations: ProcessDeclarations): Processes {
  return Object.fromEntries(
    Object.entries(declarations).map(([name, declaration]) => [name, processSet(name, declaration)]),
  );
}

export function randomProcesses(names: readonly string[]): fc.Arbitrary<OfProcesses<ProcessSet>> {
  return fc.constantFrom(...names).map((name) => (processes) => processIn(processes, name));
}

function processIn(processes: Processes, name: string): ProcessSet {
  const found = processes[name];
  if (found === undefined) throw new Error(`a random model without the processes ${name}`);
  return found;
}

/** The same domain of the process sets of any model. */
export function ofProcesses(domain: Domain<unknown>): OfProcesses<Domain<unknown>> {
  const { shape } = domain;
  if (shape.type === 'process') return (processes) => processIn(processes, shape.set);
  if (shape.type === 'link') return (processes) => linksIn(processes, shape);
  if (shape.type !== 'optional') return () => domain;
  const inner = ofProcesses(shape.of);
  return (processes) => optional(inner(processes));
}

function linksIn(processes: Processes, { set, ends }: Extract<DomainShape, { type: 'link' }>): Domain<unknown> {
  const joined = processIn(processes, set);
  const nameOf = (process: number) => joined.names[process] ?? '';
  return linksBetween(
    joined,
    ends.map(([one, other]) => [nameOf(one), nameOf(other)]),
  );
}

/** One of several parts that have nothing to do with processes. */
export function fixed<Part>(...parts: readonly Part[]): fc.Arbitrary<OfProcesses<Part>> {
  return fc.constantFrom(...parts).map((part) => () => part);
}

/** A part that is made of parts. */
export function combined<Parts extends readonly unknown[], Whole>(
  parts: { readonly [Position in keyof Parts]: fc.Arbitrary<OfProcesses<Parts[Position]>> },
  make: (...parts: Parts) => Whole,
): fc.Arbitrary<OfProcesses<Whole>> {
  return fc.tuple(...(parts as readonly fc.Arbitrary<OfProcesses<unknown>>[])).map((made) => {
    return (processes) => make(...(made.map((part) => part(processes)) as unknown as Parts));
  });
}

/** Several parts as one list. */
export function several<Part>(
  part: fc.Arbitrary<OfProcesses<Part>>,
  least: number,
  most: number,
): fc.Arbitrary<OfProcesses<readonly Part[]>> {
  return fc
    .array(part, { minLength: least, maxLength: most, size: 'max' })
    .map((made) => (processes) => made.map((each) => each(processes)));
}
