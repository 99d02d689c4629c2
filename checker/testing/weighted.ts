import fc from 'fast-check';

/** One of several arbitraries, each as often as its weight says; those without weight are not even made. */
export function oneOfWeighted<Value>(
  ...choices: readonly (readonly [weight: number, make: () => fc.Arbitrary<Value>])[]
): fc.Arbitrary<Value> {
  const possible = choices.filter(([weight]) => weight > 0);
  return fc.oneof(...possible.map(([weight, make]) => ({ weight, arbitrary: make() })));
}
