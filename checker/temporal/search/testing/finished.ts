/** The result of a search, which nobody wants to interrupt. */
export function finished<Result>(search: Generator<void, Result>): Result {
  for (;;) {
    const turn = search.next();
    if (turn.done === true) return turn.value;
  }
}
