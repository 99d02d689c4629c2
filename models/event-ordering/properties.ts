import type { MessageId, ReadonlyState } from './state.js';

/** Nobody who lives waits for a message that others can still give it. */
export function isAtRest(s: ReadonlyState): boolean {
  return s.message.every((_, m) => !isOwed(s, m) || s.node.every(({ up, delivered }) => !up || delivered.has(m)));
}

/** A message that was sent by a node that lives, or delivered by one. */
function isOwed(s: ReadonlyState, m: MessageId): boolean {
  const { sender } = s.message.at(m);
  if (sender === null) return false;
  return s.node.at(sender).up || s.node.some(({ up, delivered }) => up && delivered.has(m));
}
