/** Elements of a sequence: from one up to before another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * A sequence of so many elements cut into stretches of a width: those from an element on, then those before it. Together
 * they are all of it.
 */
export function* stretches(length: number, width: number, first: number): Generator<Stretch> {
  const turn = Math.min(first, length);
  for (let from = turn; from < length; from += width) yield { from, to: Math.min(from + width, length) };
  for (let from = 0; from < turn; from += width) yield { from, to: Math.min(from + width, turn) };
}

/** Half of something that has more than one element, the larger half. */
export function halved(width: number): number {
  return Math.ceil(width / 2);
}
