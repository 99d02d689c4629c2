import type { Snapshot } from '../result.js';

/** A part of a plain state: a scalar, a record or a structure. A composite part is made of its parts. */
export interface Part {
  /** What guards and effects see of it: the value of a scalar, the view of anything else. */
  readonly view: unknown;
  /** Takes its initial value again. */
  reset(): void;
  snapshot(): Snapshot;
  /** Becomes what `snapshot` returned. @throws DomainError if that is no snapshot of this part, or is missing. */
  restore(snapshot: Snapshot | undefined): void;
}
