import { type CallId, type NodeId, placeOf, type ReadonlyState, type RpcLanguage, type State } from './state.js';

/** Sends a request on its way to a node. */
export function sendRequest(language: RpcLanguage, s: State, to: NodeId, call: CallId): void {
  s.network.send('Request', { to, call });
  if (s.isTimely) s.way.start(0, placeOf(language, to).there);
}

/** Sends the response to a call on its way back. */
export function sendResponse(language: RpcLanguage, s: State, from: NodeId, call: CallId, number: number): void {
  s.network.send('Response', { from, call, number });
  if (s.isTimely) s.way.start(0, placeOf(language, from).back);
}

/** A message of a call is gone, and nobody is told. */
export function drop(s: State, call: CallId): void {
  s.call.at(call).dropped = true;
  s.way.stop();
}

/** Whether a response to the call that the manager waits for can still come without anybody doing more for it. */
export function isUnderWay({ node }: RpcLanguage, s: ReadonlyState): boolean {
  const { waitsFor } = s.manager;
  if (waitsFor === null) return false;
  return (
    node.ids.some(
      (n) => s.network.has('Request', { to: n, call: waitsFor }) || s.node.at(n).response.at(waitsFor) > 0,
    ) || s.network.some('Response', ({ call }) => call === waitsFor)
  );
}
