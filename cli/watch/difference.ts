import type { CheckResult, PropertyResult } from '../../checker/index.js';
import { count, outcomeText } from '../../reports/index.js';

/**
 * What came out otherwise than the last time, a line each: "exclusion: holds → violated after 5 steps", "1,204 → 1,310 states".
 * Of a design of functions there are no states to compare.
 */
export function differenceLines(before: CheckResult, after: CheckResult): readonly string[] {
  const lines = [...failureLines(before, after), ...verdictLines(before, after), ...stateLines(before, after)];
  return lines.length > 0 ? lines : ['nothing has changed: the same verdicts and as many states'];
}

function verdictLines(before: CheckResult, after: CheckResult): string[] {
  const outcome = (property: PropertyResult) => outcomeText(property);
  const earlier = new Map(before.properties.map((property) => [property.id, outcome(property)]));
  const later = new Map(after.properties.map((property) => [property.id, outcome(property)]));
  return [
    ...[...later].flatMap(([id, now]) => {
      const then = earlier.get(id);
      if (then === undefined) return [`${id}: new, ${now}`];
      return then === now ? [] : [`${id}: ${then} → ${now}`];
    }),
    ...[...earlier.keys()].filter((id) => !later.has(id)).map((id) => `${id}: no longer there`),
  ];
}

function stateLines(before: CheckResult, after: CheckResult): string[] {
  if (before.distinctStates === after.distinctStates) return [];
  return [`${count(before.distinctStates)} → ${count(after.distinctStates)} states`];
}

function failureLines(before: CheckResult, after: CheckResult): string[] {
  if (before.failure === null && after.failure !== null) return ['the model is now at fault'];
  return before.failure !== null && after.failure === null ? ['the model is no longer at fault'] : [];
}
