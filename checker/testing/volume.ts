import { type Domain, isFields, type MessageKinds, type StateType } from '../language/index.js';

/**
 * A rough guess, in bits, at how many values of a type random actions reach: small types are explored wholly, of large
 * ones only a few elements are ever touched. With it random models are made neither tiny nor endless.
 */
export function reachableBits(type: StateType): number {
  if (isFields(type)) return sum(Object.values(type).map(reachableBits));
  switch (type.kind) {
    case 'domain':
      return scalarBits(type);
    case 'array':
      return Math.min(type.index.size, 3) * reachableBits(type.element);
    case 'set':
      return Math.min(type.of.size, 6);
    case 'map':
      return Math.min(type.key.size, 4) * Math.log2(1 + type.value.size);
    case 'sequence':
      return type.capacity * Math.log2(1 + type.of.size);
    case 'vector clock':
      return type.processes.size * Math.log2(1 + type.max);
    case 'budget':
      return Math.log2(1 + type.limit);
    case 'countdown':
      return Math.log2(2 + type.max);
    case 'message set':
      return Math.min(messageCount(type.messages), 8);
    case 'message bag':
      return Math.min(messageCount(type.messages), 5) * Math.log2(1 + type.copies);
    case 'channels':
      return (
        Math.min(type.processes.size ** 2, 4) * Math.min(type.capacity, 2) * Math.log2(1 + messageCount(type.messages))
      );
  }
}

function scalarBits(domain: Domain<unknown>): number {
  return Math.log2(Math.min(domain.size, 6));
}

function messageCount(messages: MessageKinds): number {
  return sum(
    Object.values(messages).map((content) => Object.values(content).reduce((count, domain) => count * domain.size, 1)),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
