import type { MatcherState } from 'vitest';

/** What vitest's own `toSatisfy` is given. */
export type Predicate = (value: unknown) => boolean;

/** vitest's own `toSatisfy`, whose place the matcher for models takes: a value, and a function that says yes or no to it. */
export function satisfiesPredicate(
  { utils }: Pick<MatcherState, 'utils'>,
  received: unknown,
  predicate: Predicate,
  message: string | undefined,
): { readonly pass: boolean; readonly message: () => string } {
  const pass = predicate(received);
  return {
    pass,
    message: () =>
      [
        utils.matcherHint(pass ? '.not.toSatisfy' : '.toSatisfy', 'received', ''),
        `Expected value to ${pass ? 'not ' : ''}satisfy:\n${message ?? utils.printExpected(predicate)}`,
        `Received:\n${utils.printReceived(received)}`,
      ].join('\n\n'),
  };
}
