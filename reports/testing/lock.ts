import { defineModel, integer, oneOf, perProcess, processIds } from '../../checker/index.js';

/** A lock that clients take and let go; in the variant `careless` they do not look whether it is free. */
export const lock = defineModel({
  name: 'lock',
  parameters: { clients: integer({ min: 1, max: 20, default: 2 }) },
  processes: ({ clients }) => ({ client: processIds(clients, { interchangeable: true }) }),
  state: ({ client }) => ({ phase: perProcess(client, oneOf('outside', 'inside')) }),
  actions: ({ client, action }) => [
    action('take', {
      each: client,
      when: (s, c) => s.phase.at(c) === 'outside' && s.phase.every((phase) => phase === 'outside'),
      then: (s, c) => s.phase.set(c, 'inside'),
    }),
    action('let go', {
      each: client,
      when: (s, c) => s.phase.at(c) === 'inside',
      then: (s, c) => s.phase.set(c, 'outside'),
    }),
  ],
  properties: ({ always, alwaysEventually, never, reachable }) => ({
    exclusion: never('two are inside', (s) => s.phase.count((phase) => phase === 'inside') > 1),
    taken: reachable('somebody is inside', (s) => s.phase.some((phase) => phase === 'inside')),
    crowded: reachable('two are inside', (s) => s.phase.count((phase) => phase === 'inside') > 1),
    idle: always('where two are inside there are three', (s) => s.phase.count((phase) => phase === 'inside') > 2, {
      given: (s) => s.phase.count((phase) => phase === 'inside') > 1,
    }),
    again: alwaysEventually('somebody is inside again', (s) => s.phase.some((phase) => phase === 'inside')),
  }),
  variants: {
    careful: {},
    careless: ({ client, action }) => ({
      replace: {
        take: action('take', {
          each: client,
          when: (s, c) => s.phase.at(c) === 'outside',
          then: (s, c) => s.phase.set(c, 'inside'),
        }),
      },
    }),
  },
});
