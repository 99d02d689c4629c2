import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Reader } from '../../reports/html/testing/browser.js';
import { blocksOf } from './blocks.js';
import { type Files, filesAfter } from './files.js';

// Takes the pictures that pages show anew: npm run screenshots. They are pictures of real reports, made by the command
// line; the tutorial's is of the file that a reader has typed by then.

const repository = fileURLToPath(new URL('../..', import.meta.url));
const docs = join(repository, 'docs');

interface Screenshot {
  readonly file: string;
  /** What `signalbox check` is asked. */
  readonly check: readonly string[];
  /** Where in the report. */
  readonly address: string;
  readonly height: number;
}

const folder = mkdtempSync(join(tmpdir(), 'signalbox-screenshots-'));
writeFileSync(join(folder, 'lease.ts'), finalFileOf('tutorial.md', 'lease.ts'));
const screenshots: readonly Screenshot[] = [
  {
    file: 'counterexample.png',
    check: ['two-phase-commit', '--variant', 'documented', '--set', 'participants=2'],
    address: '#/P4.agreement/step/8',
    height: 900,
  },
  {
    file: 'tutorial-report.png',
    check: ['lease.ts', '--variant', 'unfenced'],
    address: '#/nothing-lost/step/6',
    height: 900,
  },
];

const reader = await Reader.start();
for (const { file, check, address, height } of screenshots) {
  const report = join(folder, `${file}.html`);
  try {
    execFileSync('node', [join(repository, 'dist/cli/main.js'), 'check', ...check, '--html', report], {
      cwd: folder,
      stdio: 'ignore',
    });
  } catch {
    // A violation is what is to be seen; without a report the next line says so.
  }
  const { page } = await reader.open(readFileSync(report, 'utf8'), address, { viewport: { width: 1280, height } });
  await page.screenshot({ path: join(docs, file) });
}
await reader.end();
rmSync(folder, { recursive: true });

/** What a reader has in a file who has typed a whole page. */
function finalFileOf(page: string, name: string): string {
  const blocks = blocksOf(readFileSync(join(docs, page), 'utf8'));
  const text = blocks.reduce<Files>(filesAfter, new Map()).get(name);
  if (text === undefined) throw new Error(`${page} has no ${name}`);
  return text;
}
