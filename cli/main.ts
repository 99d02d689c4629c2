#!/usr/bin/env node
import { reportError, run } from './program.js';

// A reader that has seen enough (`| head`) closes the pipe; that is its right and no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

// What nobody caught, in a user's module perhaps, would end with exit code 1, which is a verdict.
process.on('uncaughtException', (error) => {
  process.exit(reportError(error, process.argv));
});

// Set rather than exited with, so that what was written is taken before the process ends.
process.exitCode = await run(process.argv.slice(2));
