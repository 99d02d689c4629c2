import fc from 'fast-check';
import type { Call, Content, History, Operation, Specification, Value } from '../history/index.js';

/** A kind of object: how it behaves, calls of it, and results that it might give. */
export interface RandomObject<State extends Value, C extends Call> {
  readonly specification: Specification<State, C>;
  readonly call: fc.Arbitrary<C>;
  readonly result: (call: C) => fc.Arbitrary<Content>;
}

/**
 * Histories of an object in which each operation takes effect at a moment while it is under way, or pending, so that they
 * are linearizable; and then, mostly, one of the results is another or one of the operations is at another time.
 */
export function randomHistory<State extends Value, C extends Call>(
  { specification, call, result }: RandomObject<State, C>,
  size: { readonly minLength: number; readonly maxLength: number },
): fc.Arbitrary<History<C>> {
  const entry = call.chain((made) =>
    fc.record({
      call: fc.constant(made),
      invoked: fc.nat(8),
      lasts: fc.nat(4),
      effect: fc.nat(4),
      isPending: fc.nat(5).map((one) => one === 0),
      otherResult: seldom(result(made)),
      moved: seldom(fc.integer({ min: -3, max: 3 })),
    }),
  );
  return fc.array(entry, { ...size, size: 'max' }).map((entries) => {
    let { initial: state } = specification;
    const results = new Map<number, Content>();
    const byEffect = [...entries.entries()].sort(
      ([, one], [, other]) =>
        one.invoked + (one.effect % (one.lasts + 1)) - other.invoked - (other.effect % (other.lasts + 1)),
    );
    for (const [position, { call: made }] of byEffect) {
      const applied = specification.apply(state, made);
      if (applied === undefined) continue;
      state = applied.state;
      results.set(position, applied.result);
    }
    return entries.map((each, position): Operation<C> => {
      const given = results.get(position);
      const invoked = each.invoked + (each.moved ?? 0);
      return each.isPending || given === undefined
        ? { ...each.call, invoked, returned: null, result: null }
        : { ...each.call, invoked, returned: invoked + each.lasts, result: each.otherResult ?? given };
    });
  });
}

function seldom<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
}
