/** What the functions that the language makes were made from: functions, and plain values. */
const origins = new WeakMap<object, readonly unknown[]>();

/** A function that the language has made from these, which its own text does not show. */
export function madeFrom<Made extends object>(made: Made, ...from: readonly unknown[]): Made {
  origins.set(made, from);
  return made;
}

/** What something was made from, as far as that was said. */
export function madeOf(made: object): readonly unknown[] {
  return origins.get(made) ?? [];
}

/** The text of a function and of those it was made from. What else they call or refer to is not in it. */
export function sourceTextOf(of: object): string {
  const texts = madeOf(of).map((each) => (typeof each === 'function' ? sourceTextOf(each) : JSON.stringify(each)));
  return [String(of), ...texts].join('\n');
}
