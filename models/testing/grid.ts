/** Every combination of one value of each. */
export function grid<Point extends object>(
  values: { readonly [name in keyof Point]: readonly Point[name][] },
): Point[] {
  const named = Object.entries(values) as [keyof Point, readonly Point[keyof Point][]][];
  return named.reduce<Point[]>(
    (points, [name, ofName]) => points.flatMap((point) => ofName.map((value) => ({ ...point, [name]: value }))),
    [{} as Point],
  );
}
