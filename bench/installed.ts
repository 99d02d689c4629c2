import { spawnSync } from 'node:child_process';

/** Which of these programs are not installed, in words; undefined if all are. */
export function whatIsMissing(...programs: readonly string[]): string | undefined {
  const missing = programs.filter((program) => versionOf(program) === undefined);
  return missing.length === 0 ? undefined : `not installed: ${missing.join(', ')}`;
}

/** The first line that a program prints of its version; undefined if it is not installed. */
export function versionOf(program: string): string | undefined {
  const flag = program === 'spin' ? '-V' : '--version';
  const { error, stdout, stderr } = spawnSync(program, [flag], { encoding: 'utf8' });
  return error === undefined ? ((stdout || stderr).split('\n')[0] ?? '').trim() : undefined;
}
