import { fileURLToPath } from 'node:url';

/** The address of a layer, or a part of one, as it is built and shipped, not as a loader would run its source. */
export function built(layer: string): string {
  return new URL(`../../dist/${layer}/index.js`, import.meta.url).href;
}

/** The command line, likewise. */
export const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
