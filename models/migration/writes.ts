import { type Call, type MigrationLanguage, type NodeId, otherThan, type State } from './state.js';

/** Accepts a write that was made in an epoch, and says whether the node had it not yet. */
export function accept(s: State, node: NodeId, { client, number }: Call, epoch: number): boolean {
  const accepted = s.node.at(node).accepted.at(client);
  if (accepted.at(number) !== null) return false;
  accepted.set(number, epoch);
  return true;
}

/** Sends a write to the other node, in the sender's epoch. */
export function sendWrite(language: MigrationLanguage, s: State, from: NodeId, { client, number }: Call): void {
  s.network.send('Write', { to: otherThan(language, from), epoch: s.node.at(from).epoch, client, number });
}

/** Tells the client that its write is done. */
export function answer(s: State, { client, number }: Call): void {
  if (!s.network.has('Answer', { client, number })) s.network.send('Answer', { client, number });
}
