import { spawn } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, main } from '../testing/index.js';

const model = `
import { defineModel, integer } from 'signalbox';
import { step } from './step.js';

export const counter = defineModel({
  name: 'counter',
  state: () => ({ value: integer({ min: 0, max: 9 }) }),
  actions: ({ action }) => [
    action('count', { when: (s) => s.value < 3, then: (s) => { s.value += step(s.value); } }),
  ],
  final: () => (s) => s.value >= 3,
  properties: ({ always }) => ({ low: always('the value stays below four', (s) => s.value < 4) }),
});
`;
const stepOf = (body: string) => `export const step = (value: number): number => ${body};\n`;

/** A check that is watched, and what it prints. */
function watching(folder: string) {
  const child = spawn(process.execPath, [main, 'check', 'model.ts', '--watch'], { cwd: folder });
  let output = '';
  let told: () => void = () => {};
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk;
      told();
    });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    /** What is printed until this text, which is taken away. */
    async until(text: string): Promise<string> {
      while (!output.includes(text)) {
        await Promise.race([
          new Promise<void>((resolve) => {
            told = resolve;
          }),
          ended.then((code) => {
            if (!output.includes(text)) throw new Error(`it ended with ${code} before "${text}":\n${output}`);
          }),
        ]);
      }
      const end = output.indexOf(text) + text.length;
      const printed = output.slice(0, end);
      output = output.slice(end);
      return printed;
    },
    async interrupted(): Promise<number | null> {
      child.kill('SIGINT');
      return ended;
    },
  };
}

describe('check --watch', () => {
  test('checks again what is saved, says what changed, and lives through what does not load', async () => {
    const folder = folderWith({ 'model.ts': model, 'step.ts': stepOf('1') });
    const save = (name: string, text: string) => writeFileSync(join(folder, name), text);
    const run = watching(folder);
    const toTheNext = () => run.until('for the next save; Ctrl-C ends\n');
    expect(await toTheNext()).toMatch(/4 states .*\n.*watching 2 files /);

    save('step.ts', stepOf('2'));
    expect(await toTheNext()).toContain(
      '\nsince the last time:\n  low: holds → violated after 2 steps\n  4 → 3 states\n',
    );

    save('step.ts', 'export const step = ;\n');
    expect(await toTheNext()).toMatch(
      /step\.ts was saved\nsignalbox: the module model\.ts does not load: .*step\.ts:1:20: ERROR: Unexpected ";"\nsignalbox: no verdict; watching 2 files /,
    );
    rmSync(join(folder, 'step.ts'));
    expect(await toTheNext()).toMatch(/the module model\.ts does not load: Cannot find module .*\n.* watching 1 file /);

    // As many editors save: another file takes its place. Compared is with the last verdict that there was.
    save('step.ts~', stepOf("{ throw new Error('no step'); }"));
    renameSync(join(folder, 'step.ts~'), join(folder, 'step.ts'));
    expect(await toTheNext()).toContain('since the last time:\n  the model is now at fault\n');

    save('step.ts', stepOf('3'));
    await toTheNext();
    save('model.ts', model.replace('./step.js', './other.js'));
    expect(await toTheNext()).toContain('does not load: Cannot find module');
    // What was missing is watched for, also in what is imported by way of another module.
    save('more.ts', stepOf('1'));
    save('other.ts', `export { step } from './more.js';\n`);
    expect(await toTheNext()).toContain('  2 → 4 states\n');
    save('more.ts', stepOf('3'));
    expect(await toTheNext()).toContain('  4 → 2 states\n');
    expect(await run.interrupted()).toBe(130);
  });

  test('begins anew where a file is saved while it checks, however long that would take', async () => {
    const folder = folderWith({
      'model.ts': model,
      'step.ts': stepOf('{ console.error("round and round"); for (;;); }'),
    });
    const run = watching(folder);
    await run.until('round and round');
    // The module is not watched before the check has ended: of the model it is known that it is.
    writeFileSync(join(folder, 'step.ts'), stepOf('1'));
    writeFileSync(join(folder, 'model.ts'), model);
    expect(await run.until('for the next save; Ctrl-C ends\n')).toMatch(
      /was saved meanwhile: once more\n[\s\S]*4 states /,
    );
    expect(await run.interrupted()).toBe(130);
  });
});
