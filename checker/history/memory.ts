/** How many answers are kept; some tens of megabytes of histories of a few operations. */
const MOST_ANSWERS = 2 ** 16;

/**
 * Answers by the text of what was asked. In an exploration many states, and most neighbours, have the same history. When
 * it is full it begins anew.
 */
export class Memory<Answer> {
  readonly #answers = new Map<string, Answer>();

  constructor(private readonly most = MOST_ANSWERS) {}

  recall(question: string, answer: () => Answer): Answer {
    const known = this.#answers.get(question);
    if (known !== undefined) return known;
    const found = answer();
    if (this.#answers.size >= this.most) this.#answers.clear();
    this.#answers.set(question, found);
    return found;
  }
}
