import type { Action } from '../../checker/index.js';
import {
  type Fields,
  type MigrationLanguage,
  type NodeId,
  type ReadonlyState,
  type State,
  sourceOf,
  targetOf,
} from './state.js';

const by = 'Replication manager';

/** The replication manager: leads the migration, and makes the survivor of a crash the only instance. */
export function managerActions(language: MigrationLanguage) {
  const { receive, timer } = language;
  return [
    receive('begin the migration', 'network', 'Initiate', {
      by,
      fair: 'strong',
      when: (s) => s.manager.phase === 'idle' && s.manager.crashed.isEmpty,
      then: (s) => {
        s.manager.phase = 'preparing';
        s.manager.epoch += 1;
        s.network.send('Prepare', { to: sourceOf(language), epoch: s.manager.epoch });
      },
    }),

    timer('ask again to prepare', {
      by,
      fair: 'weak',
      when: (s) =>
        s.manager.phase === 'preparing' &&
        s.manager.crashed.isEmpty &&
        !s.network.has('Prepared') &&
        !s.network.has('Prepare', { to: sourceOf(language), epoch: s.manager.epoch }),
      then: (s) => s.network.send('Prepare', { to: sourceOf(language), epoch: s.manager.epoch }),
    }),

    receive('order the hand-over', 'network', 'Prepared', {
      by,
      fair: 'strong',
      when: (s) => s.manager.phase === 'preparing',
      then: (s) => {
        s.manager.standbyIsReady = true;
        if (s.manager.crashed.isEmpty) {
          s.manager.phase = 'handing over';
          s.network.send('HandOver', { to: sourceOf(language), epoch: s.manager.epoch });
        } else makeSurvivorTakeOver(language, s);
      },
    }),

    timer('order the hand-over again', {
      by,
      fair: 'weak',
      when: (s) => s.manager.phase === 'handing over' && !isHandOverUnderWay(language, s),
      then: (s) => s.network.send('HandOver', { to: sourceOf(language), epoch: s.manager.epoch }),
    }),

    detectCrash(language, recoverFrom(language)),

    timer('command the survivor again', {
      by,
      fair: 'weak',
      when: (s) =>
        s.manager.phase === 'recovering' &&
        !s.manager.crashed.isFull &&
        !s.network.has('TakeOver', takeOverBySurvivor(language, s)) &&
        !s.network.has('Ready', { epoch: s.manager.epoch }),
      then: (s) => s.network.send('TakeOver', takeOverBySurvivor(language, s)),
    }),

    receive('update the registry', 'network', 'Ready', {
      by,
      fair: 'strong',
      when: (s, { epoch }) =>
        epoch === s.manager.epoch && s.manager.phase !== 'updating' && s.manager.phase !== 'settled',
      then: (s) => {
        s.manager.phase = 'updating';
        sendUpdate(language, s);
      },
    }),

    timer('update the registry again', {
      by,
      fair: 'weak',
      when: (s) =>
        s.manager.phase === 'updating' &&
        !s.network.has('Update', update(language, s)) &&
        !s.network.has('Updated', { version: s.manager.epoch }),
      then: (s) => sendUpdate(language, s),
    }),

    receive('learn that the registry is up to date', 'network', 'Updated', {
      by,
      fair: 'strong',
      when: (s, { version }) => s.manager.phase === 'updating' && version === s.manager.epoch,
      then: (s) => {
        s.manager.phase = 'settled';
      },
    }),
  ];
}

/** Detection is perfect, as the document has it of crashes: whoever is detected is down, and whoever is down is detected. */
export function detectCrash(language: MigrationLanguage, recover: (s: State, crashed: NodeId) => void): Action<Fields> {
  return language.timer('detect a crash', {
    each: language.node,
    by,
    fair: 'weak',
    when: (s, n) => !s.node.at(n).up && !s.manager.crashed.has(n),
    then: (s, n) => {
      s.manager.crashed.add(n);
      if (!s.manager.crashed.isFull) recover(s, n);
    },
  });
}

/** Who has not crashed, as far as the manager knows. */
function survivorOf(language: MigrationLanguage, s: ReadonlyState): NodeId {
  const source = sourceOf(language);
  return s.manager.crashed.has(source) ? targetOf(language) : source;
}

/** The other node takes over if it has everything that was ever acknowledged: the source has, and a standby that is ready. */
export function recoverFrom(language: MigrationLanguage) {
  return (s: State, crashed: NodeId): void => {
    if (crashed !== sourceOf(language) || s.manager.standbyIsReady) makeSurvivorTakeOver(language, s);
  };
}

/** Whether it is active or standby, before or after a hand-over: it becomes the only instance, in a new epoch. */
function makeSurvivorTakeOver(language: MigrationLanguage, s: State): void {
  s.manager.epoch += 1;
  commandSurvivor(language, s);
}

/** Tells the survivor to serve alone in the newest epoch. */
export function commandSurvivor(language: MigrationLanguage, s: State): void {
  s.manager.phase = 'recovering';
  s.network.send('TakeOver', takeOverBySurvivor(language, s));
}

function takeOverBySurvivor(language: MigrationLanguage, s: ReadonlyState) {
  return { to: survivorOf(language, s), epoch: s.manager.epoch, keepsStandby: false };
}

/** The entry for the instance that is active in the newest epoch. */
function update(language: MigrationLanguage, s: ReadonlyState) {
  const location = s.manager.crashed.isEmpty ? targetOf(language) : survivorOf(language, s);
  return { location, version: s.manager.epoch };
}

function sendUpdate(language: MigrationLanguage, s: State): void {
  const entry = update(language, s);
  if (!s.network.has('Update', entry)) s.network.send('Update', entry);
}

function isHandOverUnderWay(language: MigrationLanguage, s: ReadonlyState): boolean {
  const { epoch } = s.manager;
  return (
    s.network.has('HandOver', { to: sourceOf(language), epoch }) ||
    s.network.has('TakeOver', { to: targetOf(language), epoch, keepsStandby: true }) ||
    s.network.has('Ready', { epoch })
  );
}
