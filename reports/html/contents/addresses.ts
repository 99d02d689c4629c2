import type { ReportedCheck } from './reported-check.js';

/**
 * Checks under addresses of their own: those that would have the same say in what they differ, so that it does not matter
 * in which order they come. What differs in nothing is told apart by a number.
 */
export function withOwnAddresses(checks: readonly ReportedCheck[]): readonly ReportedCheck[] {
  const alike = new Map<string, ReportedCheck[]>();
  for (const check of checks) alike.set(check.address, [...(alike.get(check.address) ?? []), check]);
  const differences = new Map([...alike].map(([address, group]) => [address, namesThatTellApart(group)]));
  const known = new Set<string>();
  return checks.map((check) => {
    const said = (differences.get(check.address) ?? []).flatMap((name) => {
      const value = check.particulars[name];
      return value === undefined || value === '' ? [] : [`${name}=${value}`];
    });
    const own = [check.address, ...said].join('/');
    let address = own;
    for (let number = 2; known.has(address); number += 1) address = `${own}~${number}`;
    known.add(address);
    return { ...check, address };
  });
}

/** As few particulars as tell checks apart: one that does not tell more of them apart than those before it is left out. */
function namesThatTellApart(checks: readonly ReportedCheck[]): readonly string[] {
  const all = [...new Set(checks.flatMap(({ particulars }) => Object.keys(particulars)))].sort();
  const kindsBy = (names: readonly string[]) =>
    new Set(checks.map(({ particulars }) => JSON.stringify(names.map((name) => particulars[name] ?? null)))).size;
  let names: readonly string[] = [];
  for (const name of all) {
    if (kindsBy(names) === checks.length) break;
    if (kindsBy([...names, name]) > kindsBy(names)) names = [...names, name];
  }
  return names;
}
