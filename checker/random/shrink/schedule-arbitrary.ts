import fc from 'fast-check';
import { halved, slices } from '../../slices.js';
import { type Schedule, stepsOf } from '../schedule.js';

/** Where schedules come from, and what becomes of them. */
export interface Walks {
  /** The schedule of the walk that two random words make. */
  readonly walk: (words: readonly [number, number]) => Schedule;
  /** What occurs of a schedule, without what is skipped. At most as much as there is. */
  readonly occurring: (schedule: Schedule) => Schedule;
}

/** So many schedules are tried to make one smaller, if it is not said otherwise. */
export const mostTries = 5_000;

/**
 * Schedules of random walks. A smaller one has fewer occurrences, or the same ones with smaller choices: by delta debugging
 * (Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input", IEEE TSE 28, 2002, section 3) halves, quarters
 * and so on are left out, in the end single occurrences. What can no longer occur then goes with them.
 * @param most how many schedules are tried in all to make one smaller
 */
export function scheduleArbitrary(walks: Walks, most: number = mostTries): fc.Arbitrary<Schedule> {
  return new ScheduleArbitrary(walks, most);
}

/** How far a schedule has been made smaller: what is tried next, and how often something still is. */
class Stage {
  constructor(
    /** How many occurrences are left out at once. */
    readonly width: number,
    /** The step from which on they are. */
    readonly first: number,
    readonly tries: number,
  ) {}
}

class ScheduleArbitrary extends fc.Arbitrary<Schedule> {
  constructor(
    private readonly walks: Walks,
    private readonly most: number,
  ) {
    super();
  }

  generate(mrng: fc.Random): fc.Value<Schedule> {
    const words = [mrng.nextInt(), mrng.nextInt()] as const;
    return new fc.Value(this.walks.occurring(this.walks.walk(words)), undefined);
  }

  canShrinkWithoutContext(value: unknown): value is Schedule {
    return value instanceof Int32Array;
  }

  shrink(schedule: Schedule, context: unknown): fc.Stream<fc.Value<Schedule>> {
    const stage = context instanceof Stage ? context : new Stage(halved(stepsOf(schedule)), 0, this.most);
    return fc.stream(this.#smaller(schedule, stage));
  }

  /**
   * Where leaving something out succeeded it goes on behind that; where nothing of a width can be left out, with half the
   * width. So that in the end no single occurrence can be.
   */
  *#smaller(schedule: Schedule, stage: Stage): Generator<fc.Value<Schedule>> {
    let { tries } = stage;
    const steps = stepsOf(schedule);
    for (let { width, first } = stage; width > 0 && steps > 0; width = width === 1 ? 0 : halved(width), first = 0) {
      for (const { from, to } of slices(steps, width, first)) {
        if (tries-- === 0) return;
        yield this.#value(leavingOut(schedule, from, to), new Stage(width, from, tries));
      }
    }
    for (const smaller of withSmallerChoices(schedule)) {
      if (tries-- === 0) return;
      yield this.#value(smaller, new Stage(1, 0, tries));
    }
  }

  #value(schedule: Schedule, stage: Stage): fc.Value<Schedule> {
    return new fc.Value(this.walks.occurring(schedule), stage);
  }
}

/** A schedule without some of its steps, numbered from 0. */
function leavingOut(schedule: Schedule, from: number, to: number): Schedule {
  const rest = new Int32Array(schedule.length - 2 * (to - from));
  rest.set(schedule.subarray(0, 2 * (from + 1)));
  rest.set(schedule.subarray(2 * (to + 1)), 2 * (from + 1));
  return rest;
}

/** The same occurrences with a smaller choice in one of them, or another initial state: the first, one half as far, the one before. */
function* withSmallerChoices(schedule: Schedule): Generator<Schedule> {
  for (let at = 0; at < schedule.length; at++) {
    // Which occurrences they are is nothing that can be smaller, but for that of the initial state.
    if (at % 2 === 0 && at > 0) continue;
    const chosen = schedule[at] ?? 0;
    for (const smaller of new Set([0, chosen >> 1, chosen - 1])) {
      if (smaller < 0 || smaller >= chosen) continue;
      const other = schedule.slice();
      other[at] = smaller;
      if (at === 0) other[1] = 0;
      yield other;
    }
  }
}
