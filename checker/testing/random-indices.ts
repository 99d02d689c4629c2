import fc from 'fast-check';
import type { Domain, Indices } from '../language/index.js';
import { type OfProcesses, ofProcesses, type Processes } from './of-processes.js';
import type { Parameter } from './random-program.js';
import { randomDomain } from './random-schema.js';
import { oneOfWeighted } from './weighted.js';

/** Domains larger than these make for more transitions than insight. */
const largestAlone = 3;
const largestTogether = 2;

/** What a guard or effect is given: one value or several in an object, and how a program gets their codes. */
export interface Given {
  readonly parameters: readonly Parameter[];
  /** The code of each parameter's value in what the guard or effect is given. */
  codes(value: unknown): readonly (readonly [name: string, code: number])[];
}

/** The domains over which an action is repeated, or from which it chooses. */
export interface RandomIndices {
  readonly indices: OfProcesses<Indices>;
  /** One for each argument that the effect is given: none or one. */
  given(processes: Processes): readonly Given[];
}

/** None (as often as the weight `none` says), one domain or two by name, called after `names`; rather domains wanted than others. */
export function randomIndices(
  processes: Processes,
  names: readonly [string, string],
  none: number,
  wanted: readonly Domain<unknown>[],
): fc.Arbitrary<RandomIndices> {
  const ofSize = (largest: number) => {
    const small = wanted.filter(({ size }) => size <= largest);
    return oneOfWeighted<OfProcesses<Domain<unknown>>>(
      [small.length > 0 ? 5 : 0, () => fc.constantFrom(...small).map(ofProcesses)],
      [1, () => randomDomain(Object.keys(processes)).filter((domain) => domain(processes).size <= largest)],
    );
  };
  return oneOfWeighted<RandomIndices>(
    [none, () => fc.constant({ indices: () => undefined, given: () => [] })],
    [
      3,
      () => ofSize(largestAlone).map((of) => ({ indices: of, given: (processes) => [alone(names[0], of(processes))] })),
    ],
    [
      wanted.length > 1 ? 2 : 1,
      () =>
        fc.tuple(ofSize(largestTogether), ofSize(largestTogether)).map((both) => {
          const indices = (processes: Processes) =>
            Object.fromEntries(both.map((of, position) => [names[position], of(processes)]));
          return { indices, given: (processes) => [together(indices(processes))] };
        }),
    ],
  );
}

/** What is given as an object of values, such as a message. */
export function together(domains: { readonly [name: string]: Domain<unknown> }): Given {
  const parameters = Object.entries(domains).map(([name, domain]) => ({ name, domain }));
  return {
    parameters,
    codes: (value) => {
      const values = value as { readonly [name: string]: unknown };
      return parameters.map(({ name, domain }) => [name, domain.codeOf(values[name])]);
    },
  };
}

/** What is given as it is. */
export function alone(name: string, domain: Domain<unknown>): Given {
  return { parameters: [{ name, domain }], codes: (value) => [[name, domain.codeOf(value)]] };
}
