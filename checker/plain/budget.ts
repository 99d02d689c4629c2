import { DomainError } from '../errors.js';
import type { Budget, BudgetView } from '../language/index.js';
import type { Snapshot } from '../result.js';
import type { Journal } from './journal.js';
import type { Part } from './part.js';

/** How often the environment has done something, of the times that it may. */
export class PlainBudget implements Part, BudgetView {
  readonly view = this;
  #spent = 0;

  constructor(
    private readonly type: Budget,
    private readonly field: string,
    private readonly journal: Journal,
  ) {}

  get spent(): number {
    return this.#spent;
  }

  get left(): number {
    return this.type.limit - this.#spent;
  }

  spend(): void {
    this.journal.write(this.field);
    this.#spent = this.#within(this.#spent + 1);
  }

  reset(): void {
    this.#spent = 0;
  }

  snapshot(): Snapshot {
    return this.#spent;
  }

  restore(snapshot: Snapshot | undefined): void {
    this.#spent = this.#within(snapshot);
  }

  #within(spent: Snapshot | undefined): number {
    if (typeof spent === 'number' && Number.isInteger(spent) && spent >= 0 && spent <= this.type.limit) return spent;
    throw new DomainError(this.field, spent, `a budget of at most ${this.type.limit}`);
  }
}
