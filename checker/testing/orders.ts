/** Every order of some elements. */
export function ordersOf<Element>(elements: readonly Element[]): readonly (readonly Element[])[] {
  if (elements.length === 0) return [[]];
  return elements.flatMap((first, position) =>
    ordersOf(elements.toSpliced(position, 1)).map((others) => [first, ...others]),
  );
}
