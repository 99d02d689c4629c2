import { compile } from '../compile/index.js';
import type { Instance } from '../language/index.js';

/** What a view of a whole state offers, of which a model knows nothing: to reset some fields. */
interface Resettable {
  reset(options: { readonly keep: readonly string[] }): void;
}

/** The top-level field to which bits of a word of the state belong: the one whose reset writes them. */
export function fieldAt(instance: Instance, word: number, bits: number): string {
  const ignore = () => {};
  const listener = { found: ignore, decided: ignore, decidedByStep: ignore };
  let writes = new Int32Array(0);
  const reducer = () => ({
    reads: writes,
    writes,
    row: new Int32Array(1),
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
  const view = compile(instance, [], listener, {
    reducer: (_store, _subjects, words) => {
      writes = new Int32Array(words);
      return reducer();
    },
  }).state as Resettable;
  const names = Object.keys(instance.fields);
  const field = names.find((name) => {
    writes.fill(0);
    view.reset({ keep: names.filter((other) => other !== name) });
    return ((writes[word] ?? 0) & bits) !== 0;
  });
  return field ?? `word ${word} of the state`;
}
