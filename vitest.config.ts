import { defineConfig } from 'vitest/config';
import type { Reporter, TestModule } from 'vitest/node';

/** Ends the output with a line that a machine can read. */
const closingLine: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], errors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length;
    const skipped = count('skipped');
    const failed = count('failed') + broken + errors.length;
    // After the other reporters' summaries, which are written in the same turn.
    process.on('exit', () => {
      process.stdout.write(`${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
    });
  },
};

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    // The example that `signalbox init` writes is tested where it is written.
    exclude: ['node_modules/**', 'dist/**', 'cli/init/template/**'],
    typecheck: { enabled: true, include: ['**/*.test-d.ts'], tsconfig: './tsconfig.json' },
    reporters: ['default', closingLine],
    testTimeout: 120_000,
    // Files are whole explorations more often than not: each core takes some.
    maxWorkers: '100%',
    // The pages of the documentation run programs of their own.
    maxConcurrency: 2,
  },
});
