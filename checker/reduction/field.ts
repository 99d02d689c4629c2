import { compile } from '../compile/index.js';
import type { Instance } from '../language/index.js';

/** What a view of a whole state offers, of which a model knows nothing: to reset some fields. */
interface Resettable {
  reset(options: { readonly keep: readonly string[] }): void;
}

/** The top-level field to which bits of a word of the state belong: the one whose reset writes them. */
export function fieldAt(instance: Instance, word: number, bits: number): string {
  let isWritten = false;
  const ignore = () => {};
  const listener = { found: ignore, decided: ignore, decidedByStep: ignore };
  const reducer = () => ({
    noteRead: ignore,
    noteWrite: (at: number, written: number) => {
      isWritten ||= at === word && (written & bits) !== 0;
    },
    begin: ignore,
    enable: ignore,
    end: ignore,
    exhaust: ignore,
    open: ignore,
    setAside: ignore,
    choose: () => 0,
    settled: ignore,
    stutter: ignore,
  });
  const view = compile(instance, [], listener, { reducer }).state as Resettable;
  const names = Object.keys(instance.fields);
  const field = names.find((name) => {
    isWritten = false;
    view.reset({ keep: names.filter((other) => other !== name) });
    return isWritten;
  });
  return field ?? `word ${word} of the state`;
}
