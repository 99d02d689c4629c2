import type { Action, Variant } from '../../checker/index.js';
import { managerActions, returnResponse } from './communication-manager.js';
import { type Design, repairedDesign } from './design.js';
import { environmentActions } from './environment.js';
import { sendResponse } from './network.js';
import { execute } from './service.js';
import { DETECTION_TIMEOUT, type Fields, type RpcLanguage } from './state.js';

type RpcVariant = Variant<Fields> | ((language: RpcLanguage) => Variant<Fields>);

/** The repaired design, the documented one, and one for each flaw alone (R1 and N1 of findings.md, and seeded ones). */
export const variants = {
  repaired: {
    about:
      'Three retries on alternating nodes within 5 seconds, then an error; a key, recorded with the effect, for both',
  },

  documented: (language) => ({
    ...withoutKeys(language),
    about: 'As the document has it: no idempotency key (R1), and the loop of its flow chart, which nothing bounds',
    replace: byName(designed(language, { retries: unbounded })),
  }),

  'no-deduplication': (language) => ({ ...withoutKeys(language), about: 'R1: no idempotency key' }),

  'unbounded-loop': redesigned('The loop of the flow chart: after each failure another alternative, for ever', {
    retries: unbounded,
  }),

  'round-trips-of-the-tiers': redesigned('N1: what clients are promised is the round trip of the other diagram', {
    roundTrip: ({ roundTripOfTheTiers }) => roundTripOfTheTiers,
  }),

  'timeout-of-the-detection': redesigned('An attempt has failed only when failure detection says so, after 3 seconds', {
    timeout: () => DETECTION_TIMEOUT,
  }),

  'no-retry': redesigned('The first failure is reported as an error', { retries: () => 0 }),

  'gives-up-in-silence': ({ timer }) => ({
    about: 'After the last retry nobody tells the client',
    replace: {
      'report an error': timer('report an error', {
        by: 'Fault Tolerance',
        when: (s) => s.manager.timeout.isDue,
        then: (s) => s.manager.timeout.stop(),
      }),
    },
  }),

  'key-of-each-node': (language) => ({
    about: 'Each node keeps the keys of what it has executed itself, in its memory',
    ...withKeyOfItsOwn(language),
  }),

  'key-after-the-effect': (language) => ({
    about: 'The key is recorded in a step of its own, after the effect',
    replace: byName(keyAfterTheEffect(language)),
  }),

  'key-without-the-result': ({ receive }) => ({
    about: 'The key says that a call was executed, and not what was answered: a retry is given the latest number',
    replace: {
      'find the key and execute nothing': receive('find the key and execute nothing', 'network', 'Request', {
        fair: 'weak',
        when: (s, request) => s.node.at(request.to).up && s.key.at(request.call) > 0,
        then: (s, request) => s.node.at(request.to).response.set(request.call, s.service.lastNumber),
      }),
    },
  }),

  'any-response-will-do': ({ receive }) => ({
    about: 'Responses are not matched with their requests: the next one is for whoever waits',
    replace: {
      'return the response': receive('return the response', 'network', 'Response', {
        by: 'Communication Manager',
        fair: 'weak',
        when: (s) => s.manager.waitsFor !== null,
        then: returnResponse,
      }),
      'discard a late response': receive('discard a late response', 'network', 'Response', {
        by: 'Communication Manager',
        fair: 'weak',
        when: (s) => s.manager.waitsFor === null,
        then: (s) => s.way.stop(),
      }),
    },
  }),
} satisfies { readonly [name: string]: RpcVariant };

function unbounded(): number {
  return Number.POSITIVE_INFINITY;
}

/** The repaired design with another choice. */
function redesigned(about: string, choice: Partial<Design>): RpcVariant {
  return (language) => ({ about, replace: byName(designed(language, choice)) });
}

function designed(language: RpcLanguage, choice: Partial<Design>): readonly Action<Fields>[] {
  const design = { ...repairedDesign, ...choice };
  return [...managerActions(language, design), ...environmentActions(language, design)];
}

function byName(actions: readonly Action<Fields>[]): { readonly [name: string]: Action<Fields> } {
  return Object.fromEntries(actions.map((action) => [action.name, action]));
}

const withKeys = ['execute the request and record its key', 'find the key and execute nothing'];

/** Whoever gets a request executes it. */
function withoutKeys({ receive }: RpcLanguage): Variant<Fields> {
  return {
    remove: withKeys,
    add: [
      receive('execute the request', 'network', 'Request', {
        fair: 'weak',
        when: (s, request) => s.node.at(request.to).up,
        then: (s, request) => s.node.at(request.to).response.set(request.call, execute(s, request.call)),
      }),
    ],
  };
}

function withKeyOfItsOwn({ receive }: RpcLanguage): Variant<Fields> {
  return {
    remove: withKeys,
    add: [
      receive('execute the request and remember its key', 'network', 'Request', {
        fair: 'weak',
        when: (s, request) => s.node.at(request.to).up && s.node.at(request.to).ownKey.at(request.call) === 0,
        then: (s, request) => {
          const self = s.node.at(request.to);
          const number = execute(s, request.call);
          self.ownKey.set(request.call, number);
          self.response.set(request.call, number);
        },
      }),
      receive('remember the key and execute nothing', 'network', 'Request', {
        fair: 'weak',
        when: (s, request) => s.node.at(request.to).up && s.node.at(request.to).ownKey.at(request.call) > 0,
        then: (s, request) => {
          const self = s.node.at(request.to);
          self.response.set(request.call, self.ownKey.at(request.call));
        },
      }),
    ],
  };
}

/** Between effect and key a node may crash, and the other one may execute the same call. */
function keyAfterTheEffect(language: RpcLanguage): readonly Action<Fields>[] {
  const { node, call, action, receive } = language;
  return [
    receive('execute the request and record its key', 'network', 'Request', {
      fair: 'weak',
      when: (s, request) => s.node.at(request.to).up && s.key.at(request.call) === 0,
      then: (s, request) => s.node.at(request.to).response.set(request.call, execute(s, request.call)),
    }),
    action('send the response', {
      each: { from: node, answered: call },
      fair: 'weak',
      when: (s, { from, answered }) => s.node.at(from).response.at(answered) > 0,
      then: (s, { from, answered }) => {
        const { response } = s.node.at(from);
        s.key.set(answered, response.at(answered));
        sendResponse(language, s, from, answered, response.at(answered));
        response.set(answered, 0);
      },
    }),
  ];
}
