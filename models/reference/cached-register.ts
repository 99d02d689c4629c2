import {
  defineModel,
  defineSystem,
  integer,
  isLinearizable,
  isSerializable,
  type LanguageOf,
  messageBag,
  optional,
  type ProcessSet,
  processIds,
  recorder,
  sequential,
  type Transaction,
  type Value,
} from '../../checker/index.js';

interface Size {
  readonly client: ProcessSet<'client'>;
  readonly operations: number;
  readonly values: number;
}

/** What clients ask of the register, and are answered. */
function recorderOf({ client, operations, values }: Size) {
  const value = integer({ min: 0, max: values });
  return recorder(client, {
    operations: { Write: { arguments: { value } }, Read: { result: { value } } },
    capacity: operations,
  });
}

const system = defineSystem({
  parameters: {
    clients: integer({ min: 1, max: 4, default: 2 }),
    /** How many operations each client invokes, one after the other. */
    operations: integer({ min: 1, max: 4, default: 2 }),
    /** How many values besides the initial one, 0, are written. */
    values: integer({ min: 1, max: 3, default: 1 }),
  },
  processes: ({ clients }) => ({ client: processIds(clients, { interchangeable: true }) }),
  state: (size) => {
    const { client, values } = size;
    const value = integer({ min: 0, max: values });
    return {
      primary: {
        value,
        /** Whose write it has begun and not yet acknowledged, and of what. */
        writer: optional(client),
        written: value,
      },
      cache: { value: optional(value) },
      network: messageBag({
        Write: { client, value },
        Drop: {},
        Dropped: {},
        Written: { client },
        Read: { client },
        Answer: { client, value },
      }),
      history: recorderOf(size).type,
    };
  },
});

type Language = LanguageOf<typeof system>;

/** What the clients do, and the cache. */
function actions(language: Language) {
  const { client, values, action, receive } = language;
  const { canInvoke, invoke, respond } = recorderOf(language);
  return [
    action('write', {
      each: client,
      choose: integer({ min: 1, max: values }),
      when: (s, c) => canInvoke(s.history, c),
      then: (s, c, value) => {
        invoke(s.history, c, 'Write', { value });
        s.network.send('Write', { client: c, value });
      },
    }),
    action('read', {
      each: client,
      when: (s, c) => canInvoke(s.history, c),
      then: (s, c) => {
        invoke(s.history, c, 'Read');
        s.network.send('Read', { client: c });
      },
    }),
    receive('begin the write', 'network', 'Write', {
      by: 'Primary',
      when: (s) => s.primary.writer === null,
      then: (s, message) => {
        s.primary.writer = message.client;
        s.primary.written = message.value;
        s.network.send('Drop');
      },
    }),
    receive('drop the copy', 'network', 'Drop', {
      by: 'Cache',
      then: (s) => {
        s.cache.value = null;
        s.network.send('Dropped');
      },
    }),
    receive('acknowledge the write', 'network', 'Dropped', {
      by: 'Primary',
      then: (s) => {
        const { writer } = s.primary;
        if (writer === null) return;
        s.primary.value = s.primary.written;
        s.network.send('Written', { client: writer });
        s.primary.reset({ keep: ['value'] });
      },
    }),
    // The cache asks and is answered in one step: what counts is that the primary does not answer during a write.
    action('fetch a copy', {
      by: 'Cache',
      when: (s) => s.cache.value === null && s.primary.writer === null,
      then: (s) => {
        s.cache.value = s.primary.value;
      },
    }),
    receive('serve the read', 'network', 'Read', {
      by: 'Cache',
      when: (s) => s.cache.value !== null,
      then: (s, message) => {
        const { value } = s.cache;
        if (value !== null) s.network.send('Answer', { client: message.client, value });
      },
    }),
    receive('finish the write', 'network', 'Written', {
      then: (s, message) => respond(s.history, message.client, 'Write'),
    }),
    receive('finish the read', 'network', 'Answer', {
      then: (s, { client: c, value }) => respond(s.history, c, 'Read', { value }),
    }),
  ];
}

/** What the primary and the cache do where a write is acknowledged before the cache has heard of it. */
function staleActions({ receive }: Language) {
  return {
    'begin the write': receive('begin the write', 'network', 'Write', {
      by: 'Primary',
      then: (s, message) => {
        s.primary.value = message.value;
        s.network.send('Written', { client: message.client });
        if (!s.network.has('Drop')) s.network.send('Drop');
      },
    }),
    'drop the copy': receive('drop the copy', 'network', 'Drop', {
      by: 'Cache',
      then: (s) => {
        s.cache.value = null;
      },
    }),
  };
}

type Recorded = ReturnType<ReturnType<typeof recorderOf>['historyIn']>[number];

/** An operation as a transaction of its own; a read without an answer has read nothing yet. */
function asTransaction(operation: Recorded): Transaction {
  const { client, invoked: began, returned: committed, result } = operation;
  const access = (does: 'read' | 'write', value: Value) => [{ does, key: 'register', value }];
  const write = operation.kind === 'Write' ? access('write', operation.arguments.value) : [];
  const read = operation.kind === 'Read' && result !== null ? access('read', result.value ?? null) : [];
  return { client, accesses: [...write, ...read], began, committed };
}

/**
 * A register whose clients write at a primary and read from a cache in front of it.
 *
 * "Linearizable" is Herlihy and Wing's word (1990): each operation seems to take effect at once, some time between its
 * invocation and its response. A cache that hears of writes late breaks that, and nothing that a client could see by itself:
 * what was read is still explained by some order of the operations, if not by one that respects time.
 */
export const cachedRegister = defineModel({
  ...system,
  name: 'cached-register',
  about: 'Clients write a register at its primary and read it from a cache: is it linearizable?',
  actions,
  final: (language) => {
    const { canInvoke, pending } = recorderOf(language);
    return (s) => language.client.ids.every((c) => !canInvoke(s.history, c) && pending(s.history, c) === null);
  },
  properties: (language) => {
    const { always, reachable } = language;
    const { historyIn } = recorderOf(language);
    const register = sequential.register(0);
    return {
      linearizable: always('reads and writes seem to take effect one by one, each while it is under way', (s) =>
        isLinearizable(historyIn(s.history), register),
      ),
      serializable: always('some order of the reads and writes explains what was read', (s) =>
        isSerializable(historyIn(s.history).map(asTransaction), { initial: { register: 0 } }),
      ),
      fresh: reachable('a client has read what was written', (s) =>
        historyIn(s.history).some(({ kind, result }) => kind === 'Read' && result?.value === 1),
      ),
    };
  },
  variants: {
    repaired: { about: 'The primary acknowledges a write when the cache has dropped its copy' },
    stale: (language) => ({
      about: 'The primary acknowledges a write at once, and the cache drops its copy some time later',
      replace: staleActions(language),
      remove: ['acknowledge the write'],
    }),
  },
});
