/** Why one transaction has to come before another: the kinds of dependency of Adya, and time. */
export type Dependency =
  /** The other made a later version of an object. */
  | { readonly because: 'write-write'; readonly key: string }
  /** The other read its version of an object. */
  | { readonly because: 'write-read'; readonly key: string }
  /** It read a version of an object that the other replaced. */
  | { readonly because: 'read-write'; readonly key: string }
  /** It was committed before the other began. */
  | { readonly because: 'time'; readonly key: null };

/** One has to come before the other; both by their numbers. */
export interface Precedence {
  readonly before: number;
  readonly after: number;
  readonly dependency: Dependency;
}

/** An order, or precedences that lead around in a circle, each from where the one before it ends. */
export type Arrangement = { readonly order: readonly number[] } | { readonly circle: readonly Precedence[] };

/**
 * Puts numbers in an order that all precedences allow (Kahn, "Topological sorting of large networks", Communications of the
 * ACM 5, 1962).
 */
export function arrange(numbers: readonly number[], precedences: readonly Precedence[]): Arrangement {
  const followers = new Map<number, Precedence[]>(numbers.map((number) => [number, []]));
  const waitsFor = new Map<number, number>(numbers.map((number) => [number, 0]));
  for (const precedence of precedences) {
    followers.get(precedence.before)?.push(precedence);
    waitsFor.set(precedence.after, (waitsFor.get(precedence.after) ?? 0) + 1);
  }
  const order = numbers.filter((number) => waitsFor.get(number) === 0);
  // The order grows while it is gone through.
  for (const number of order) {
    for (const { after } of followers.get(number) ?? []) {
      const left = (waitsFor.get(after) ?? 0) - 1;
      waitsFor.set(after, left);
      if (left === 0) order.push(after);
    }
  }
  if (order.length === numbers.length) return { order };
  const placed = new Set(order);
  return { circle: circleAmong(precedences.filter(({ before }) => !placed.has(before))) };
}

/** Whoever could not be placed waits for somebody who could not be placed either; so going back one comes around. */
function circleAmong(precedences: readonly Precedence[]): readonly Precedence[] {
  const waits = new Map(precedences.map((precedence) => [precedence.after, precedence]));
  const walked = new Set<Precedence>();
  let step = precedences[0];
  while (step !== undefined && !walked.has(step)) {
    walked.add(step);
    step = waits.get(step.before);
  }
  const steps = [...walked];
  return step === undefined ? [] : steps.slice(steps.indexOf(step)).reverse();
}
