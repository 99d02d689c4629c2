import type { Property } from '../../checker/index.js';
import type { FailoverLanguage, ReadonlyState } from './state.js';

/** What this model alone promises. The obligations of P10 and P30 are in the catalogue. */
export function ownProperties({ alwaysStep }: FailoverLanguage): { readonly [id: string]: Property<ReadonlyState> } {
  return {
    onlyTheLivingFail: alwaysStep(
      'whatever fails was up, and whatever restarts was not',
      (before, after) => {
        if (failures(after) > failures(before)) return living(after) < living(before);
        return after.restarts.spent === before.restarts.spent || living(after) > living(before);
      },
      {
        given: (before, after) => failures(after) > failures(before) || after.restarts.spent > before.restarts.spent,
      },
    ),
  };
}

function failures({ crashes, omissions, silences }: ReadonlyState): number {
  return crashes.spent + omissions.spent + silences.spent;
}

function living({ node }: ReadonlyState): number {
  return node.count(({ up }) => up);
}
