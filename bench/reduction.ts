import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CheckResult } from '../checker/index.js';
import { models } from '../models/index.js';

// Prints what partial-order reduction saves, and costs, on every shipped model that it can be used on, as Markdown:
// `npm run reduction`.

const cli = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** The result of a check for deadlocks alone by one worker, in a process of its own, and its seconds; undefined if refused. */
function checked(model: string, ...options: string[]): CheckResult | undefined {
  const command = ['check', model, '--property', 'deadlock-free', '--workers', '1', '--json', ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...command], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status === 2) return undefined;
  if (stdout === '') throw new Error(`${command.join(' ')}: ${stderr}`);
  return JSON.parse(stdout) as CheckResult;
}

function row(...cells: (string | number)[]): string {
  return `| ${cells.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)).join(' | ')} |`;
}

console.log(row('model', 'states', 'reduced', 'transitions', 'reduced', 'time with, against without'));
console.log(row('---', '--:', '--:', '--:', '--:', '--:'));
for (const { name } of models) {
  const reduced = checked(name, '--reduce');
  const full = checked(name);
  if (full === undefined) continue;
  const { distinctStates, transitions, seconds } = full;
  if (reduced === undefined) console.log(row(name, distinctStates, 'refused', transitions, 'refused', ''));
  else {
    const factor = seconds < 0.5 ? '' : `× ${(reduced.seconds / seconds).toFixed(1)}`;
    console.log(row(name, distinctStates, reduced.distinctStates, transitions, reduced.transitions, factor));
  }
}
