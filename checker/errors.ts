/** A wrong command, configuration or module: the user can mend it. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What an exploration keeps on a disk cannot be written, or cannot be gone on from. Exit code 2. */
export class CheckpointError extends UsageError {}

/** The model is at fault: an action threw, a value left its domain, a guard wrote, an action is not deterministic. Exit code 4. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/** Two independent parts of signalbox disagree about the same model. Exit code 5; never a verdict. */
export class DisagreementError extends Error {
  override readonly name = 'DisagreementError';
}

/** A value left its declared domain. Says which field, which value and which bound; the explorer adds model, action and trace. */
export class DomainError extends ModelError {
  constructor(
    readonly field: string,
    readonly value: unknown,
    readonly bound: string,
  ) {
    super(`${field} cannot be ${describe(value)}: it is ${bound}`);
  }
}

/**
 * An action or a property reads or writes what it was not seen to while its reads and writes were learnt, so that what it
 * depends on is not known: an exploration that leaves out what seemed independent cannot go on, and begins again.
 */
export class UnlearntAccess extends ModelError {
  constructor(
    message: string,
    readonly access: Access,
  ) {
    super(message);
  }
}

/** An action reads or writes what it declares that it does not. Shows with partial-order reduction only. */
export class UndeclaredAccess extends ModelError {
  constructor(
    message: string,
    /** The names of the action, and of the field at the top of the state. */
    readonly action: string,
    readonly field: string,
  ) {
    super(message);
  }
}

/** Bits of a word of the state that a subject, as `Subjects` numbers them, reads or writes. */
export interface Access {
  readonly subject: number;
  readonly how: 'reads' | 'writes';
  readonly word: number;
  readonly bits: number;
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return typeof value === 'string' ? `"${value}"` : String(value);
}

/** The message of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
