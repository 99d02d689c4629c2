import { expect, test } from 'vitest';
import { parseUsage, runTimed } from './timed.js';

test('the last line of GNU time is the usage', () => {
  expect(parseUsage('0.25 0.05 40488\n')).toEqual({ cpuSeconds: 0.3, peakMemory: 40488 * 1024 });
  expect(parseUsage('Command exited with non-zero status 3\n1.5 0.5 1000\n')).toEqual({
    cpuSeconds: 2,
    peakMemory: 1_024_000,
  });
  expect(() => parseUsage('Command terminated by signal 9\n')).toThrow('no usage');
});

test('a process is run to its end, and only accepted exit codes are', async () => {
  const ending = ['-e', 'console.log("so far"); process.exitCode = 3'];
  const { stdout } = await runTimed(process.execPath, ending, { accepts: [0, 3] });
  expect(stdout).toBe('so far\n');
  await expect(runTimed(process.execPath, ending)).rejects.toThrow('ended with 3');
});
