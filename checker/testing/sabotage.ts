import { vi } from 'vitest';

/**
 * Runs something while generated code is altered: every occurrence of a pattern in the text of a function made by
 * `new Function` is replaced. Shows that tests notice a bug in the engine.
 * @throws Error if the pattern never occurred: then nothing was sabotaged.
 */
export async function sabotaged<Result>(
  pattern: RegExp,
  replacement: string,
  run: () => Promise<Result> | Result,
): Promise<Result> {
  const Original = globalThis.Function;
  let altered = 0;
  const Altering = new Proxy(Original, {
    construct(target, parts: string[]) {
      const text = parts.at(-1) ?? '';
      const changed = text.replace(pattern, replacement);
      if (changed !== text) altered += 1;
      return Reflect.construct(target, [...parts.slice(0, -1), changed]);
    },
  });
  vi.stubGlobal('Function', Altering);
  try {
    const result = await run();
    if (altered === 0) throw new Error(`no generated code contains ${String(pattern)}`);
    return result;
  } finally {
    vi.unstubAllGlobals();
  }
}
