import { type CheckResult, DisagreementError, ModelError, UsageError } from '../checker/index.js';
import { isAsExpected } from '../reports/index.js';

/** What scripts rely on. */
export const exitCodes = {
  asExpected: 0,
  /** A violation, a known flaw no longer found, a vacuous pass, a gate that fails. */
  unexpected: 1,
  usage: 2,
  inconclusive: 3,
  /** The model is at fault. */
  modelFault: 4,
  /** signalbox disagrees with itself. */
  disagreement: 5,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The first that applies of interrupted, disagreement, model fault, unexpected, inconclusive, as expected. */
export function exitCodeOf({ interrupted, failure, properties }: CheckResult): ExitCode {
  if (interrupted) return exitCodes.interrupted;
  if (failure?.kind === 'disagreement') return exitCodes.disagreement;
  if (failure?.kind === 'model') return exitCodes.modelFault;
  if (properties.some((property) => property.verdict !== 'inconclusive' && !isAsExpected(property)))
    return exitCodes.unexpected;
  if (properties.some(({ verdict }) => verdict === 'inconclusive')) return exitCodes.inconclusive;
  return exitCodes.asExpected;
}

/** Of several results what all of them come to: the first that applies of the order above. */
export function worstOf(codes: readonly ExitCode[]): ExitCode {
  const order: readonly ExitCode[] = [
    exitCodes.interrupted,
    exitCodes.disagreement,
    exitCodes.modelFault,
    exitCodes.unexpected,
    exitCodes.inconclusive,
  ];
  return order.find((code) => codes.includes(code)) ?? exitCodes.asExpected;
}

/** What an error that ended a command means. One that nobody foresaw is signalbox's own fault, never a verdict. */
export function exitCodeOfError(error: unknown): ExitCode {
  if (error instanceof UsageError) return exitCodes.usage;
  if (error instanceof ModelError) return exitCodes.modelFault;
  return exitCodes.disagreement;
}

/** Whether an error is one of those that signalbox throws to say something. */
export function isForeseen(error: unknown): boolean {
  return error instanceof UsageError || error instanceof ModelError || error instanceof DisagreementError;
}
