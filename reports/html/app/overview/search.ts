import type { ReportedCheck } from '../../contents/index.js';

/** How a word of a search narrows it to checks that came out in one way. */
const outcomes: { readonly [word: string]: ReportedCheck['outcome'] } = {
  'is:unexpected': 'otherwise',
  'is:expected': 'as bound',
  'is:undecided': 'undecided',
};

/** The checks in which every word of a search occurs, in their order, what is not as it should be first. */
export function matching(checks: readonly ReportedCheck[], search: string): readonly ReportedCheck[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return checks;
  return byUrgency(checks.filter((check) => words.every((word) => has(check, word))));
}

/** What is not as it should be first, then what is undecided. */
export function byUrgency(checks: readonly ReportedCheck[]): readonly ReportedCheck[] {
  const rank = { otherwise: 0, undecided: 1, 'as bound': 2 };
  return [...checks].sort((one, other) => rank[one.outcome] - rank[other.outcome]);
}

function has(check: ReportedCheck, word: string): boolean {
  const outcome = outcomes[word];
  if (outcome !== undefined) return check.outcome === outcome;
  const kind = /^kind:(.+)/.exec(word)?.[1];
  if (kind !== undefined) return (check.binding?.kind ?? check.property?.kind ?? '').toLowerCase() === kind;
  const { address, name, property, objection, binding, verdict } = check;
  const text = [address, name, property?.name, property?.reason, objection, binding?.finding, verdict].join('\n');
  return text.toLowerCase().includes(word);
}
