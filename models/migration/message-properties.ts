import type { Property } from '../../checker/index.js';
import { type MigrationLanguage, otherThan, type ReadonlyState } from './state.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** What is promised of messages: who sends them again, and what becomes of those that arrive. */
export function messageProperties(language: MigrationLanguage): Properties {
  const { alwaysStep } = language;
  return {
    asksNothingAnswered: alwaysStep(
      'nobody sends again what is answered already, the answer being on its way',
      (before, after) => !isAskedInVain(language, before, after),
      { given: ({ network }) => hasAnswer(network) },
    ),

    // A loss takes one of them as well, but has a budget.
    messagesAreHeeded: alwaysStep(
      'whoever takes a write, its confirmation or an update is up, and does what it says unless a newer epoch has begun',
      (before, after) => after.losses.spent > before.losses.spent || areHeeded(before, after),
      { given: (before, after) => isOneTaken(before, after) },
    ),

    settlesOnce: alwaysStep(
      'what has ended begins again only in a new epoch',
      (before, { manager }) => manager.phase === 'settled' || manager.epoch > before.manager.epoch,
      { given: ({ manager }) => manager.phase === 'settled' },
    ),
  };
}

function hasAnswer(network: ReadonlyState['network']): boolean {
  return (['Prepared', 'Ready', 'Updated', 'Written'] as const).some((kind) => network.some(kind, () => true));
}

/** Whether a step sends a request to which there is an answer in flight. */
function isAskedInVain(language: MigrationLanguage, before: ReadonlyState, after: ReadonlyState): boolean {
  const [was, is] = [before.network, after.network];
  // A duplicate of a message in flight is the adversary's.
  return (
    is.some('Prepare', (request) => !was.has('Prepare', request) && was.has('Prepared')) ||
    is.some(
      'TakeOver',
      (order) => !order.keepsStandby && !was.has('TakeOver', order) && was.has('Ready', { epoch: order.epoch }),
    ) ||
    is.some('Update', (entry) => !was.has('Update', entry) && was.has('Updated', { version: entry.version })) ||
    is.some(
      'Write',
      (write) =>
        !was.has('Write', write) &&
        was.has('Written', { to: otherThan(language, write.to), client: write.client, number: write.number }),
    )
  );
}

/** Whether a step takes a message of a kind that has to be heeded out of the network. */
function isOneTaken({ network: was }: ReadonlyState, { network: is }: ReadonlyState): boolean {
  return (
    was.some('Write', (write) => is.copies('Write', write) < was.copies('Write', write)) ||
    was.some('Written', (confirmation) => is.copies('Written', confirmation) < was.copies('Written', confirmation)) ||
    was.some('Update', (entry) => is.copies('Update', entry) < was.copies('Update', entry))
  );
}

function areHeeded(before: ReadonlyState, after: ReadonlyState): boolean {
  const [was, is] = [before.network, after.network];
  return (
    !was.some('Write', (write) => {
      if (is.copies('Write', write) === was.copies('Write', write)) return false;
      const standby = before.node.at(write.to);
      const isLate = write.epoch < standby.epoch;
      return !(standby.up && (isLate || after.node.at(write.to).accepted.at(write.client).at(write.number) !== null));
    }) &&
    !was.some(
      'Written',
      (confirmation) =>
        is.copies('Written', confirmation) < was.copies('Written', confirmation) && !before.node.at(confirmation.to).up,
    ) &&
    !was.some(
      'Update',
      ({ location, version }) =>
        is.copies('Update', { location, version }) < was.copies('Update', { location, version }) &&
        version >= before.registry.version &&
        !(after.registry.version === version && is.has('Updated', { version })),
    )
  );
}
