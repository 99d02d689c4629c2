import { fileURLToPath } from 'node:url';

/** The command line as it is built and shipped, not as a loader would run its source. */
export const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
