import type { MigrationLanguage, NodeId, State } from './state.js';

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
