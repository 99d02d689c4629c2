import type { CheckResult, PropertyResult } from '../../checker/index.js';
import { isAsExpected } from '../verdict.js';

/** What decides whether an assertion passes, and what is said if it does not. */
export interface Judgement {
  readonly passes: (result: CheckResult) => boolean;
  /** Why it does not pass, in a sentence. */
  readonly complaint: (result: CheckResult) => string;
}

/** Every property came out as expected; what is inconclusive did not. */
const isSatisfied = ({ properties }: CheckResult) => properties.every(isAsExpected);

/** `toSatisfy`. */
export const satisfied: Judgement = {
  passes: isSatisfied,
  complaint(result) {
    const { subject, ids } = wordsFor(result);
    const wrong = (test: (property: PropertyResult) => boolean) =>
      ids((property) => !isAsExpected(property) && test(property));
    const violated = wrong(({ verdict }) => verdict === 'violated');
    if (violated !== '') return `${subject} does not satisfy ${violated}`;
    const mended = wrong(({ verdict, expected }) => expected === 'violated' && verdict !== 'inconclusive');
    if (mended !== '') return `${subject} no longer violates ${mended}`;
    const vacuous = wrong(({ verdict, vacuous: isVacuous }) => isVacuous && verdict === 'holds');
    if (vacuous !== '') return `${subject} satisfies ${vacuous} only vacuously: the premise never held`;
    return (
      open(result, 'satisfies') ?? `${subject} puts ${wrong(() => true)} to the test, which was expected to be idle`
    );
  },
};

/** `not.toSatisfy`: a run was found that breaks one of the properties. That none is known to hold is not enough. */
export const refuted: Judgement = {
  passes: ({ properties }) => properties.some(({ verdict }) => verdict === 'violated'),
  complaint(result) {
    const { subject, ids } = wordsFor(result);
    const unrefuted = ids(({ verdict }) => verdict === 'unrefuted');
    return (
      open(result, 'satisfies') ??
      (unrefuted === ''
        ? `${subject} satisfies ${ids()}, and was expected not to`
        : `no run of ${subject} was found that violates ${unrefuted}`)
    );
  },
};

/** `toReach`: a run was found that leads there. */
export const reached: Judgement = {
  passes: ({ properties }) => properties.every(({ verdict }) => verdict === 'holds'),
  complaint(result) {
    const { subject, ids } = wordsFor(result);
    return open(result, 'reaches') ?? `${subject} never reaches ${ids()}`;
  },
};

/** `not.toReach`, of the property that it never happens. */
export const avoided: Judgement = {
  passes: isSatisfied,
  complaint(result) {
    const { subject, ids } = wordsFor(result);
    return open(result, 'reaches') ?? `${subject} reaches ${ids()}, and was expected not to`;
  },
};

/** What is not known, if that is what is wrong. */
function open(result: CheckResult, verb: string): string | undefined {
  const { subject, ids } = wordsFor(result);
  const inconclusive = ids(({ verdict }) => verdict === 'inconclusive');
  if (inconclusive === '') return undefined;
  return `it is inconclusive whether ${subject} ${verb} ${inconclusive}, and that is no pass: ${result.reason}`;
}

function wordsFor({ model, properties }: CheckResult) {
  return {
    subject: model ?? 'the model',
    /** Those of which something is true, else all of them. */
    ids: (test: (property: PropertyResult) => boolean = () => true) =>
      properties
        .filter(test)
        .map(({ id }) => id)
        .join(', '),
  };
}
