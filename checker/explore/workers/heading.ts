/** What is known of the runs that are looked for. */
export interface Heading {
  /** By level: states with smaller ids lead to none. */
  readonly earliest: readonly number[];
  /** On some last levels: all states that lead there. */
  readonly leading?: Leading | undefined;
}

/** The states of some last levels that lead, level by level, to where a property is decided. */
export interface Leading {
  /** The first of these levels. */
  readonly level: number;
  readonly states: ReadonlySet<number>;
  /** The smallest id of those on that level. */
  readonly first: number;
}
