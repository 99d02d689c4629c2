/**
 * A protocol as a textbook writes it: plain, immutable states and named steps. It knows nothing of the checker, so that
 * what the two say of a protocol is said twice.
 */
export interface NaiveSystem<State> {
  readonly initial: readonly State[];
  steps(state: State): Iterable<NaiveStep<State>>;
}

export interface NaiveStep<State> {
  readonly name: string;
  readonly next: State;
}

export interface NaiveFindings<Question extends string> {
  readonly states: number;
  /** By question the names of the steps of a shortest run into a state of which it is true; null where there is none. */
  readonly runs: { readonly [question in Question]: readonly string[] | null };
}

/**
 * Walks through every reachable state, breadth first. Two states are the same if they are written the same, so a state
 * must write its sets in one order. Ends early when each question has been answered by a run.
 * @throws RangeError if there are more than `maxStates`: an answer "there is none" would mean nothing.
 */
export function searchNaively<State, Question extends string>(
  system: NaiveSystem<State>,
  questions: { readonly [question in Question]: (state: State) => boolean },
  maxStates = 1_000_000,
): NaiveFindings<Question> {
  const asked = Object.keys(questions) as Question[];
  const runs = Object.fromEntries(asked.map((question) => [question, null])) as {
    [question in Question]: readonly string[] | null;
  };
  const known = new Set<string>();
  const visits: Visit<State>[] = [];
  const visit = (arrived: Visit<State>) => {
    const written = JSON.stringify(arrived.state);
    if (known.has(written)) return;
    if (known.size === maxStates) throw new RangeError(`there are more than ${maxStates} states`);
    known.add(written);
    visits.push(arrived);
    for (const question of asked) {
      if (runs[question] === null && questions[question](arrived.state)) runs[question] = runTo(arrived);
    }
  };

  for (const state of system.initial) visit({ state, step: null });
  for (const from of visits) {
    if (asked.every((question) => runs[question] !== null)) break;
    for (const { name, next } of system.steps(from.state)) visit({ state: next, step: { name, from } });
  }
  return { states: known.size, runs };
}

/** A state, and the step by which it was first reached. */
interface Visit<State> {
  readonly state: State;
  readonly step: { readonly name: string; readonly from: Visit<State> } | null;
}

function runTo<State>({ step }: Visit<State>): string[] {
  return step === null ? [] : [...runTo(step.from), step.name];
}

/** The set with one more message; sets of messages are written in one order. */
export function sent(messages: readonly string[], message: string): readonly string[] {
  return messages.includes(message) ? messages : [...messages, message].sort();
}
