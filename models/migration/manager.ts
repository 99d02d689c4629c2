import {
  type MigrationLanguage,
  type NodeId,
  otherThan,
  type ReadonlyState,
  type State,
  sourceOf,
  targetOf,
} from './state.js';

/** The load balancer, who only asks for the migration; it is content with silence. */
export function loadBalancerActions({ action, timer }: MigrationLanguage) {
  const by = 'Load balancer';
  return [
    // Not fair: it may never see a reason.
    action('initiate the migration', {
      by,
      when: (s) => s.loadBalancer === 'watching',
      then: (s) => {
        s.loadBalancer = 'migrating';
        s.network.send('Initiate');
      },
    }),

    timer('initiate the migration again', {
      by,
      fair: 'weak',
      when: (s) =>
        s.loadBalancer === 'migrating' &&
        s.manager.phase === 'idle' &&
        s.manager.crashed.isEmpty &&
        !s.network.has('Initiate'),
      then: (s) => s.network.send('Initiate'),
    }),
  ];
}

/** The replication manager: leads the migration, and makes the survivor of a crash the only instance. */
export function managerActions(language: MigrationLanguage) {
  const { node, receive, timer } = language;
  const by = 'Replication manager';
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

    timer('detect a crash', {
      each: node,
      by,
      fair: 'weak',
      when: (s, n) => !s.node.at(n).up && !s.manager.crashed.has(n),
      then: (s, n) => {
        s.manager.crashed.add(n);
        if (!s.manager.crashed.isFull && hasState(language, s, otherThan(language, n)))
          makeSurvivorTakeOver(language, s);
      },
    }),

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
        s.network.send('Update', update(language, s));
      },
    }),

    timer('update the registry again', {
      by,
      fair: 'weak',
      when: (s) =>
        s.manager.phase === 'updating' &&
        !s.network.has('Update', update(language, s)) &&
        !s.network.has('Updated', { version: s.manager.epoch }),
      then: (s) => s.network.send('Update', update(language, s)),
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

/** The service's registry: its entry has a version, the epoch of the instance that it names. */
export function registryActions({ receive }: MigrationLanguage) {
  const by = 'Registry';
  return [
    receive('register the location', 'network', 'Update', {
      by,
      fair: 'strong',
      when: (s, { version }) => version > s.registry.version,
      then: register,
    }),

    receive('confirm the location again', 'network', 'Update', {
      by,
      fair: 'strong',
      when: (s, { version }) => version === s.registry.version,
      then: (s, { version }) => confirm(s, version),
    }),

    receive('ignore a late update', 'network', 'Update', {
      by,
      fair: 'strong',
      when: (s, { version }) => version < s.registry.version,
      then: () => {},
    }),
  ];
}

/** Writes an entry and says so. */
export function register(
  s: State,
  { location, version }: { readonly location: NodeId; readonly version: number },
): void {
  s.registry.location = location;
  s.registry.version = version;
  confirm(s, version);
}

function confirm(s: State, version: number): void {
  if (!s.network.has('Updated', { version })) s.network.send('Updated', { version });
}

/** Who has not crashed, as far as the manager knows. */
export function survivorOf(language: MigrationLanguage, s: ReadonlyState): NodeId {
  const source = sourceOf(language);
  return s.manager.crashed.has(source) ? targetOf(language) : source;
}

/** Whether a node has everything that was ever acknowledged: the source, and a standby that is ready. */
function hasState(language: MigrationLanguage, s: ReadonlyState, node: NodeId): boolean {
  return node === sourceOf(language) || s.manager.standbyIsReady;
}

/** Whether it is active or standby, before or after a hand-over: it becomes the only instance, in a new epoch. */
function makeSurvivorTakeOver(language: MigrationLanguage, s: State): void {
  s.manager.phase = 'recovering';
  s.manager.epoch += 1;
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

function isHandOverUnderWay(language: MigrationLanguage, s: ReadonlyState): boolean {
  const { epoch } = s.manager;
  return (
    s.network.has('HandOver', { to: sourceOf(language), epoch }) ||
    s.network.has('TakeOver', { to: targetOf(language), epoch, keepsStandby: true }) ||
    s.network.has('Ready', { epoch })
  );
}
