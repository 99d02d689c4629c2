import { UsageError } from '../../errors.js';
import type { Channels, MessageBag, MessageKinds, MessageSet } from '../../language/index.js';
import { flatIndex, read, write } from '../bits.js';
import { messagesIn, numbers, valuesIn } from '../columns.js';
import { bitsFor } from '../layout.js';
import { emitBits } from './bitset.js';
import { emitMessageCodes, type MessageCodes } from './message-code.js';
import { emitClass, keepColumn, ownIndex, type Site, type ViewName } from './view.js';

/** What the successor loop needs of a network at the top of the state, to range over the messages in flight. */
export interface NetworkCode {
  /**
   * Runs `body` for every message of the kind (or of every kind) that can arrive, with its content as `message`; `take`
   * and `copy` in the body remove it and add a copy of it, `number` says which of all messages it is.
   */
  eachMessage(
    kind: string | null,
    body: (operations: { readonly take: string; readonly copy: string; readonly number: string }) => string,
  ): string;

  /** The same for the one message with a number, a variable; if it cannot arrive, the function returns false. */
  oneMessage(number: string, body: (operations: { readonly take: string; readonly copy: string }) => string): string;

  /** Runs `body`, which is given its number, for every message of the kind, in flight or not, with its content as `message`. */
  everyMessage(kind: string, body: (number: string) => string): string;

  /** An expression for the content of the message with a number, in flight or not. */
  content(number: string): string;

  /** The numbers that messages of the kind, or of all, have. */
  numbersOf(kind: string | null): readonly number[];

  /** An expression for whether the message with a number is of the kind, if one is given. */
  isOf(kind: string | null, number: string): string;

  /** An expression that reads what says whether the message with a number can arrive, and nothing else. */
  arrival(number: string): string;
}

export interface EmittedNetwork {
  readonly view: ViewName;
  readonly code: NetworkCode;
}

/** A network that remembers every message ever sent: one bit for each. */
export function emitMessageSet({ messages: kinds }: MessageSet<MessageKinds>, site: Site): EmittedNetwork {
  const codes = emitMessageCodes(kinds, site);
  const bits = emitBits(site, messagesIn(codes.universe));
  const absent = site.emitter.refusal(site.path, 'received only after it was sent', 'kind');
  const view = emitClass(site, 'MessageSet', [
    `send(kind, m) { const c = ${codes.codeOf('kind', 'm')}; ${bits.add('c')} }`,
    `has(kind, m) { const c = ${codes.codeOf('kind', 'm')}; return ${bits.has('c')}; }`,
    `receive(kind, m) { if (!this.has(kind, m)) ${absent} }`,
    `some(kind, test) { ${codes.rangeOf('kind')} for (let c = first; c < end; c++) if (${bits.has('c')} && test(${codes.messages}[c])) return true; return false; }`,
    `reset() { ${bits.clear} }`,
  ]);
  return {
    view,
    code: {
      eachMessage: (kind, body) => {
        const { first, end } = rangeOf(codes.universe.kinds, kind);
        return bits.eachMember(
          first,
          end,
          `const message = ${codes.messages}[c];\n${body({ take: '', copy: bits.add('c'), number: 'c' })}`,
        );
      },
      oneMessage: (number, body) => `const c = ${number};
if (!(${bits.has('c')})) return false;
const message = ${codes.messages}[c];
${body({ take: '', copy: bits.add('c') })}`,
      everyMessage: (kind, body) => everyMessage(codes, kind, body),
      content: (number) => `${codes.messages}[${number}]`,
      numbersOf: (kind) => numbersIn(codes, kind),
      isOf: (kind, number) => isOf(codes, kind, number),
      arrival: bits.has,
    },
  };
}

/** A network in which receiving removes a copy: a count for each message. */
export function emitMessageBag({ messages: kinds, copies }: MessageBag<MessageKinds>, site: Site): EmittedNetwork {
  const { emitter, path } = site;
  const codes = emitMessageCodes(kinds, site);
  const size = codes.universe.size;
  const cell = emitter.layout.allot(bitsFor(copies + 1), site.count * size);
  keepColumn(site, cell, [messagesIn(codes.universe)], numbers(copies + 1));
  const at = (code: string) => flatIndex(ownIndex(site), size, code);
  const count = read(cell, at('c'));
  const full = emitter.refusal(path, `full: at most ${copies} of the same message can be in flight`, 'kind');
  const absent = emitter.refusal(path, 'without such a message in flight', 'kind');
  const code = `const c = ${codes.codeOf('kind', 'm')}; const n = ${count};`;
  const add = `if (n === ${copies}) ${full} ${write(cell, at('c'), 'n + 1')}`;
  const remove = `if (n === 0) ${absent} ${write(cell, at('c'), 'n - 1')}`;
  const operations = () => {
    const kinds = emitter.constant(
      'kinds',
      codes.universe.messages.map((message) => message.kind),
    );
    const overflow = emitter.refusal(
      path,
      `full: at most ${copies} of the same message can be in flight`,
      `${kinds}[c]`,
    );
    return {
      take: write(cell, at('c'), 'n - 1'),
      copy: `if (n === ${copies}) ${overflow} ${write(cell, at('c'), 'n + 1')}`,
    };
  };
  const view = emitClass(site, 'MessageBag', [
    `send(kind, m) { ${code} ${add} }`,
    `has(kind, m) { ${code} return n !== 0; }`,
    `copies(kind, m) { ${code} return n; }`,
    `receive(kind, m) { ${code} ${remove} }`,
    `lose(kind, m) { ${code} ${remove} }`,
    `duplicate(kind, m) { ${code} if (n === 0) ${absent} ${add} }`,
    `some(kind, test) { ${codes.rangeOf('kind')} for (let c = first; c < end; c++) if (${count} !== 0 && test(${codes.messages}[c])) return true; return false; }`,
    `get isEmpty() { for (let c = 0; c < ${size}; c++) if (${count} !== 0) return false; return true; }`,
    `reset() { for (let c = 0; c < ${size}; c++) { ${write(cell, at('c'), 0)} } }`,
  ]);
  return {
    view,
    code: {
      eachMessage: (kind, body) => {
        const { first, end } = rangeOf(codes.universe.kinds, kind);
        return `for (let c = ${first}; c < ${end}; c++) {
  const n = ${count};
  if (n === 0) continue;
  const message = ${codes.messages}[c];
  ${body({ ...operations(), number: 'c' })}
}`;
      },
      oneMessage: (number, body) => `const c = ${number};
const n = ${count};
if (n === 0) return false;
const message = ${codes.messages}[c];
${body(operations())}`,
      everyMessage: (kind, body) => everyMessage(codes, kind, body),
      content: (number) => `${codes.messages}[${number}]`,
      numbersOf: (kind) => numbersIn(codes, kind),
      isOf: (kind, number) => isOf(codes, kind, number),
      arrival: (number) => read(cell, number),
    },
  };
}

/** A bounded first-in first-out queue of messages for each ordered pair of processes. */
export function emitChannels(
  { processes, messages: kinds, capacity }: Channels<string, MessageKinds>,
  site: Site,
): EmittedNetwork {
  const { emitter, path } = site;
  const codes = emitMessageCodes(kinds, site);
  const pairs = processes.size * processes.size;
  const own = ownIndex(site);
  const length = emitter.layout.allot(bitsFor(capacity + 1), site.count * pairs);
  const items = emitter.layout.allot(bitsFor(codes.universe.size), site.count * pairs * capacity);
  const ends = [valuesIn(processes), valuesIn(processes)];
  const lengths = keepColumn(site, length, ends, numbers(capacity + 1));
  keepColumn(site, items, [...ends, numbers(capacity)], messagesIn(codes.universe), lengths);
  const pair = `${emitter.encode(processes, 'f', 'from', `a process of ${path}`)} ${emitter.encode(processes, 't', 'to', `a process of ${path}`)} const p = ${flatIndex(own, pairs, `f * ${processes.size} + t`)};`;
  const lengthAt = read(length, 'p');
  const itemAt = (position: string) => read(items, `p * ${capacity} + ${position}`);
  const put = (position: string, code: string) => write(items, `p * ${capacity} + ${position}`, code);
  const full = emitter.refusal(path, `full: the capacity of a channel is ${capacity}`, 'kind');
  const empty = emitter.refusal(path, 'empty: there is no message to take', '"receive"');
  const heads = emitter.constant(
    'heads',
    codes.universe.messages.map((message) => Object.freeze(message)),
  );
  const dropHead = `for (let j = 1; j < n; j++) { const c = ${itemAt('j')}; ${put('(j - 1)', 'c')} }
    ${put('(n - 1)', '0')} ${write(length, 'p', 'n - 1')}`;
  const repeatHead = (
    kind: string,
  ) => `if (n === ${capacity}) ${emitter.refusal(path, `full: the capacity of a channel is ${capacity}`, kind)}
    for (let j = n; j > 0; j--) { const c = ${itemAt('(j - 1)')}; ${put('j', 'c')} }
    ${write(length, 'p', 'n + 1')}`;
  const take = `{ ${pair} const n = ${lengthAt}; if (n === 0) ${empty} ${dropHead} }`;
  let addressed: string | undefined;
  const addressedMessages = () => {
    addressed ??= emitter.constant(
      'addressed',
      processes.ids.flatMap((from) =>
        processes.ids.map((to) =>
          codes.universe.messages.map((message) => Object.freeze({ ...message.content, from, to })),
        ),
      ),
    );
    return addressed;
  };
  const view = emitClass(site, 'Channels', [
    `length(from, to) { ${pair} return ${lengthAt}; }`,
    `isFull(from, to) { ${pair} return ${lengthAt} === ${capacity}; }`,
    `head(from, to) { ${pair} return ${lengthAt} === 0 ? null : ${heads}[${itemAt('0')}]; }`,
    `messageAt(from, to, position) { ${pair} return ${heads}[${itemAt('position')}]; }`,
    `send(from, to, kind, m) { ${pair} const n = ${lengthAt}; if (n === ${capacity}) ${full} const c = ${codes.codeOf('kind', 'm')}; ${put('n', 'c')} ${write(length, 'p', 'n + 1')} }`,
    `receive(from, to) ${take}`,
    `lose(from, to) ${take}`,
    `duplicate(from, to) { ${pair} const n = ${lengthAt}; if (n === 0) ${empty} ${repeatHead('"duplicate"')} }`,
    `reset() { for (let p = ${flatIndex(own, pairs, 0)}, last = p + ${pairs}; p < last; p++) { ${write(length, 'p', 0)} for (let j = 0; j < ${capacity}; j++) { ${put('j', '0')} } } }`,
  ]);
  return {
    view,
    code: {
      eachMessage: (kind, body) => {
        const { first, end } = rangeOf(codes.universe.kinds, kind);
        return `for (let p = 0; p < ${pairs}; p++) {
  const n = ${lengthAt};
  if (n === 0) continue;
  const head = ${itemAt('0')};
  if (head < ${first} || head >= ${end}) continue;
  const message = ${addressedMessages()}[p][head];
  ${body({ take: dropHead, copy: repeatHead('"duplicate"'), number: `p * ${codes.universe.size} + head` })}
}`;
      },
      oneMessage: (number, body) => `const p = ${number} / ${codes.universe.size} | 0;
const n = ${lengthAt};
if (n === 0) return false;
const head = ${itemAt('0')};
if (head !== ${number} % ${codes.universe.size}) return false;
const message = ${addressedMessages()}[p][head];
${body({ take: dropHead, copy: repeatHead('"duplicate"') })}`,
      content: (number) =>
        `${addressedMessages()}[${number} / ${codes.universe.size} | 0][${number} % ${codes.universe.size}]`,
      numbersOf: (kind) =>
        Array.from({ length: pairs }, (_, pair) => pair * codes.universe.size).flatMap((first) =>
          numbersIn(codes, kind).map((number) => first + number),
        ),
      everyMessage: (kind, body) => {
        const { first, end } = rangeOf(codes.universe.kinds, kind);
        return `for (let p = 0; p < ${pairs}; p++) {
  const messages = ${addressedMessages()}[p];
  for (let c = ${first}; c < ${end}; c++) {
    const message = messages[c];
    ${body(`p * ${codes.universe.size} + c`)}
  }
}`;
      },
      isOf: (kind, number) => isOf(codes, kind, `(${number}) % ${codes.universe.size}`),
      arrival: (number) => {
        const channel = `((${number}) / ${codes.universe.size} | 0)`;
        return `${read(length, channel)} + ${read(items, `${channel} * ${capacity}`)}`;
      },
    },
  };
}

function isOf(codes: MessageCodes, kind: string | null, code: string): string {
  const { first, end } = rangeOf(codes.universe.kinds, kind);
  return `${code} >= ${first} && ${code} < ${end}`;
}

function numbersIn(codes: MessageCodes, kind: string | null): readonly number[] {
  const { first, end } = rangeOf(codes.universe.kinds, kind);
  return Array.from({ length: end - first }, (_, position) => first + position);
}

function everyMessage(codes: MessageCodes, kind: string, body: (number: string) => string): string {
  const { first, end } = rangeOf(codes.universe.kinds, kind);
  return `for (let c = ${first}; c < ${end}; c++) {
  const message = ${codes.messages}[c];
  ${body('c')}
}`;
}

function rangeOf(
  kinds: readonly { readonly name: string; readonly first: number; readonly size: number }[],
  kind: string | null,
): { readonly first: number; readonly end: number } {
  const chosen = kind === null ? kinds : kinds.filter((each) => each.name === kind);
  if (chosen.length === 0 && kind !== null) {
    throw new UsageError(`there is no message "${kind}"; there are ${kinds.map(({ name }) => name).join(', ')}`);
  }
  const first = chosen[0]?.first ?? 0;
  const last = chosen.at(-1);
  return { first, end: last === undefined ? 0 : last.first + last.size };
}
