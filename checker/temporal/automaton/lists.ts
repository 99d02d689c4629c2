/** Whether every member of one list is in the other. */
export function isPart<Member>(part: readonly Member[], whole: readonly Member[]): boolean {
  return part.every((member) => whole.includes(member));
}

/** The members of both lists, each once. */
export function union<Member>(one: readonly Member[], other: readonly Member[]): readonly Member[] {
  return [...new Set([...one, ...other])];
}
