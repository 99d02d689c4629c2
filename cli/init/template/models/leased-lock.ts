import { boolean, budget, defineModel, integer, messageBag, oneOf, optional, perProcess, processIds } from 'signalbox';

/**
 * A lock that is only lent, and a store that several clients write to.
 *
 * A client that holds the lock may be slow: its lease runs out, another client gets the lock and writes, and then the first
 * one's write arrives. So each grant of the lock has a number, higher than all before, which goes along with what is written,
 * and the store takes nothing that has a lower number than what it has.
 *
 * Try it:  npx signalbox check models/leased-lock.ts
 */
export const leasedLock = defineModel({
  name: 'leased-lock',
  about: 'Clients write to a store under a lock whose lease may run out while a write is under way',

  // What can be chosen with --set, in the configuration, and in tests. Everything is finite, and every bound is declared.
  parameters: {
    clients: integer({ min: 1, max: 4, default: 2 }),
    grants: integer({ min: 1, max: 6, default: 3 }),
    expiries: integer({ min: 0, max: 6, default: 2 }),
  },

  processes: ({ clients }) => ({ client: processIds(clients) }),

  state: ({ client, grants, expiries }) => ({
    // The lock: who has it, and the number of the last grant.
    holder: optional(client),
    granted: integer({ min: 0, max: grants }),
    // What each client believes: the service does not tell it when its lease runs out.
    client: perProcess(client, {
      phase: oneOf('idle', 'holding', 'writing'),
      grant: integer({ min: 0, max: grants }),
    }),
    // Messages may be overtaken by others. Receiving one takes it out.
    network: messageBag(
      { Write: { by: client, grant: integer({ min: 1, max: grants }) }, Answer: { to: client, stored: boolean() } },
      { copies: 1 },
    ),
    // The store: the grant under which the last write was made.
    stored: integer({ min: 0, max: grants }),
    // How often the adversary may strike.
    expiries: budget(expiries),
  }),

  actions: ({ client, grants, action, receive, fault }) => [
    action('get the lock', {
      each: client,
      when: (s, c) => s.holder === null && s.granted < grants && s.client.at(c).phase === 'idle',
      then: (s, c) => {
        s.holder = c;
        s.granted += 1;
        s.client.at(c).phase = 'holding';
        s.client.at(c).grant = s.granted;
      },
    }),

    action('write', {
      each: client,
      fair: 'weak',
      when: (s, c) => s.client.at(c).phase === 'holding',
      then: (s, c) => {
        s.client.at(c).phase = 'writing';
        s.network.send('Write', { by: c, grant: s.client.at(c).grant });
      },
    }),

    receive('store', 'network', 'Write', {
      by: 'Store',
      fair: 'weak',
      then: (s, { by, grant }) => {
        const isLate = grant < s.stored;
        if (!isLate) s.stored = grant;
        s.network.send('Answer', { to: by, stored: !isLate });
      },
    }),

    receive('let go of the lock', 'network', 'Answer', {
      fair: 'weak',
      then: (s, { to }) => {
        if (s.holder === to) s.holder = null;
        s.client.at(to).phase = 'idle';
        s.client.at(to).grant = 0;
      },
    }),

    // Whoever is slow loses the lock, and does not know it.
    fault('the lease runs out', {
      by: 'Lock',
      spends: 'expiries',
      when: (s) => s.holder !== null,
      then: (s) => {
        s.holder = null;
      },
    }),
  ],

  // Where it is right that nothing more happens.
  final:
    ({ grants }) =>
    (s) =>
      s.granted === grants && s.client.every(({ phase }) => phase === 'idle'),

  properties: ({ alwaysStep, alwaysEventually, reachable }) => ({
    // What must never go wrong.
    fenced: alwaysStep(
      'what an earlier holder writes never replaces what a later one wrote',
      (before, after) => after.stored >= before.stored,
    ),
    // What must happen in the end, if every action that is fair does.
    answered: alwaysEventually('nobody waits for the store for ever', (s) =>
      s.client.every(({ phase }) => phase !== 'writing'),
    ),
    // What has to be possible, lest the rest says nothing.
    overtaken: reachable('a client writes while a later one has been granted the lock', (s) =>
      s.client.some(({ phase, grant }) => phase === 'writing' && grant < s.granted),
    ),
  }),

  // The first variant is the design. The others differ from it in as little as matters.
  variants: {
    fenced: { about: 'The store refuses what is written under an earlier grant' },
    unfenced: ({ receive }) => ({
      about: 'The store takes whatever arrives',
      replace: {
        store: receive('store', 'network', 'Write', {
          by: 'Store',
          fair: 'weak',
          then: (s, { by, grant }) => {
            s.stored = grant;
            s.network.send('Answer', { to: by, stored: true });
          },
        }),
      },
    }),
  },
});
