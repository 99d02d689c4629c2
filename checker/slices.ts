/** Elements of a sequence: from one up to before another. */
interface Slice {
  readonly from: number;
  readonly to: number;
}

/**
 * A sequence of so many elements cut into slices of a width: those from an element on, then those before it. Together
 * they are all of it.
 */
export function* slices(length: number, width: number, first: number): Generator<Slice> {
  const turn = Math.min(first, length);
  for (let from = turn; from < length; from += width) yield { from, to: Math.min(from + width, length) };
  for (let from = 0; from < turn; from += width) yield { from, to: Math.min(from + width, turn) };
}

/** Half of something that has more than one element, the larger half. */
export function halved(width: number): number {
  return Math.ceil(width / 2);
}

/**
 * What may be left out of so many elements, the larger first: all of them, each half, each quarter, and so on down to each
 * single one. Of the same width the last is the first, for what comes after a failure is never needed.
 */
export function* slicesOfEveryWidth(length: number): Generator<Slice> {
  for (let width = length; width > 0; width = width === 1 ? 0 : halved(width)) {
    for (let to = length; to > 0; to -= width) yield { from: Math.max(0, to - width), to };
  }
}
