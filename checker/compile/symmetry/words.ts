/** A hash of a number and what was hashed before. */
export function mixed(hash: number, number: number): number {
  const h = Math.imul(hash ^ number, 0x9e3779b1);
  return h ^ (h >>> 15);
}

/** What stands at a place of an array, which has to have one. */
export function at(array: Int32Array, place: number): number {
  return array[place] as number;
}
