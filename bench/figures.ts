/** What a subject's child process prints, as one line of JSON, when it has explored the whole state space. */
export interface Figures {
  readonly subject: string;
  readonly distinctStates: number;
  /** As TLC counts: every successor generated, duplicates and self-loops included, plus the initial state. */
  readonly transitions: number;
  /** Breadth-first levels, of which the initial state is the first. */
  readonly depth: number;
  /** The exploration alone, without the start of the process. */
  readonly seconds: number;
  readonly bytesPerState: number;
  /** Where transitions are kept. */
  readonly bytesPerTransition?: number;
}

/** What it prints instead when it cannot be measured on this machine. */
export interface Unavailable {
  readonly subject: string;
  /** The reason, in words. */
  readonly unavailable: string;
}

/** The one line which a subject prints. */
export type Outcome = Figures | Unavailable;

/** Reads the line which a subject printed, and refuses one which is not an outcome. */
export function parseOutcome(line: string): Outcome {
  const value: unknown = JSON.parse(line);
  if (isUnavailable(value) || isFigures(value)) return value;
  throw new TypeError(`not the figures of a subject: ${line}`);
}

/** Whether there is something to compare. */
export function isMeasured(outcome: Outcome): outcome is Figures {
  return !('unavailable' in outcome);
}

function isUnavailable(value: unknown): value is Unavailable {
  return hasSubject(value) && 'unavailable' in value && typeof value.unavailable === 'string';
}

function isFigures(value: unknown): value is Figures {
  if (!hasSubject(value)) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return ['distinctStates', 'transitions', 'depth', 'seconds', 'bytesPerState'].every((field) =>
    Number.isFinite(fields.get(field)),
  );
}

function hasSubject(value: unknown): value is { subject: string } {
  return typeof value === 'object' && value !== null && 'subject' in value && typeof value.subject === 'string';
}
