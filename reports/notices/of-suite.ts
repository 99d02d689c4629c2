import type { SuiteCheck } from '../../properties/index.js';
import type { SuiteDocument } from '../result-document.js';
import { commandOfCheck, nameOfCheck } from '../suite/suite-check.js';
import { designInWords } from '../wording/index.js';
import type { Notice } from './notice.js';
import { noticeOfFailure, sourceOf } from './of-check.js';

/** What is to be shown of a run of the suite: each check that does not show what it is bound to, and each undecided one. */
export function noticesOfSuite({ checks }: SuiteDocument): readonly Notice[] {
  const notices = checks.filter(({ outcome }) => outcome !== 'as bound').map(noticeOfSuiteCheck);
  // One failure keeps all checks of an exploration from going on, and is one notice.
  return [...new Map(notices.map((notice) => [notice.identity, notice])).values()];
}

function noticeOfSuiteCheck(check: SuiteCheck): Notice {
  const { binding, outcome, objection, result } = check;
  const failure = result?.failure ?? null;
  if (result !== null && failure !== null) return noticeOfFailure(failure, result, commandOfCheck(check));
  const [property] = result?.properties ?? [];
  const { kind, checked, model, variant, parameters, symmetry, runs } = binding;
  const sorted = Object.entries(parameters).sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    level: outcome === 'undecided' ? 'warning' : 'error',
    rule: checked,
    title: outcome === 'undecided' ? `${checked} is undecided` : `not as expected: ${nameOfCheck(check)}`,
    subject: designInWords({ model, variant, parameters }),
    message: `${property === undefined ? checked : property.name}: ${objection ?? outcome}`,
    command: commandOfCheck(check),
    source: result === null || property === undefined ? result?.source : sourceOf(property, result),
    identity: JSON.stringify([kind, checked, model, variant, sorted, symmetry, runs]),
    property: property ?? null,
    result,
  };
}
