/**
 * What a thread can be told to do: a function that a module exports. What it is given, and what it gives, is cloned; shared
 * memory is shared.
 */
export interface Task<Order, Answer> {
  /** The URL of the module. */
  readonly module: string;
  readonly export: string;
  /** The function itself, as this thread has it. */
  readonly perform: (order: Order) => Answer | Promise<Answer>;
}

/** @param module `import.meta.url` of the module that exports the function */
export function taskOf<Order, Answer>(
  module: string,
  perform: (order: Order) => Answer | Promise<Answer>,
): Task<Order, Answer> {
  return { module, export: perform.name, perform };
}

/** What a thread is sent: where it finds the function, and what it is to be called with. */
export interface Errand {
  readonly module: string;
  readonly export: string;
  readonly order: unknown;
}

/** An end of a channel to another thread: of Node's `MessagePort` so much that who uses the package needs no types of Node. */
export interface Port {
  postMessage(message: unknown): void;
}
