import type { ProcessId } from '../../checker/index.js';

/** What a new view fixes for a sequence number: a request, the null request (null), or nothing. */
export type Fixed = ProcessId<'request'> | null | 'free';

/** What a NEW-VIEW says: for each sequence number, in order, what its pre-prepares fix. */
export interface NewViewOrder {
  readonly name: string;
  readonly fixed: readonly Fixed[];
  /** The last sequence number that is fixed, 0 if none is. */
  readonly last: number;
}

/**
 * Every order that a NEW-VIEW can impose, the empty one first. Nothing is free below what is fixed: there the null request
 * stands (Castro and Liskov, 1999, section 4.4).
 */
export function newViewOrders({
  request,
  sequenceNumbers,
}: {
  readonly request: { readonly ids: readonly ProcessId<'request'>[]; readonly names: readonly string[] };
  readonly sequenceNumbers: number;
}): readonly NewViewOrder[] {
  const prefixes = (length: number): readonly (readonly (ProcessId<'request'> | null)[])[] => {
    if (length === 0) return [[]];
    // The null request fills gaps, so that the last number never has it.
    const choices = length < sequenceNumbers ? [...request.ids, null] : request.ids;
    return prefixes(length - 1).flatMap((prefix) => choices.map((choice) => [...prefix, choice]));
  };
  const nameOf = (choice: ProcessId<'request'> | null) => (choice === null ? 'null' : (request.names[choice] ?? ''));
  return Array.from({ length: sequenceNumbers + 1 }, (_, length) => length).flatMap((length) =>
    prefixes(length).map((prefix) => ({
      name: length === 0 ? 'nothing' : prefix.map(nameOf).join(', '),
      last: length,
      fixed: [...prefix, ...Array.from({ length: sequenceNumbers - length }, () => 'free' as const)],
    })),
  );
}
