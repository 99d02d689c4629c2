/** What the functions that the language makes were made from: functions, and plain values. */
const origins = new WeakMap<object, readonly unknown[]>();

/** A function that the language has made from these, which its own text does not show. */
export function madeFrom<Made extends object>(made: Made, ...from: readonly unknown[]): Made {
  origins.set(made, from);
  return made;
}

/** The text of a function and of those it was made from. What else they call or refer to is not in it. */
export function sourceTextOf(of: object): string {
  const from = origins.get(of) ?? [];
  const texts = from.map((each) => (typeof each === 'function' ? sourceTextOf(each) : JSON.stringify(each)));
  return [String(of), ...texts].join('\n');
}
