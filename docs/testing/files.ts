import type { Block } from './blocks.js';

/** The files that a reader has who has typed everything up to a block: texts by name. */
export type Files = ReadonlyMap<string, string>;

/**
 * What becomes of the files at a block. A `ts` block whose first line is a comment with a file's name is that file, and
 * with `, continued` its next part. A `diff` block with `--- name` changes one. A file that is shown whole again must be
 * what the changes have made of it. Any other block leaves the files as they are.
 */
export function filesAfter(files: Files, block: Block): Files {
  if (block.kind === 'diff') return afterDiff(files, block);
  const name = fileNameOf(block);
  if (name === undefined) return files;
  const known = files.get(name.file);
  const text = `${block.lines.slice(1).join('\n').trim()}\n`;
  if (!name.isContinued) return known === undefined ? new Map(files).set(name.file, text) : files;
  if (known === undefined) throw new Error(`there is no ${name.file} to be continued`);
  return new Map(files).set(name.file, `${known}\n${text}`);
}

/** The lines that a block has to have because it shows a file whole that is known already. */
export function restatement(files: Files, block: Block): readonly string[] | undefined {
  const name = fileNameOf(block);
  const known = name === undefined || name.isContinued ? undefined : files.get(name.file);
  return known === undefined ? undefined : [block.lines[0] ?? '', ...known.trimEnd().split('\n')];
}

/** A `ts` block that is no file. */
export function isFragment(block: Block): boolean {
  return block.kind === 'ts' && fileNameOf(block) === undefined;
}

function fileNameOf({ kind, lines }: Block): { readonly file: string; readonly isContinued: boolean } | undefined {
  const [, file, continued] = /^\/\/ ([\w./-]+\.ts)(, continued)?$/.exec(lines[0] ?? '') ?? [];
  return kind === 'ts' && file !== undefined ? { file, isContinued: continued !== undefined } : undefined;
}

/** Lines that are kept (with a space before them) and removed (−) must stand together, once, in the file. */
function afterDiff(files: Files, { lines: [heading, ...lines] }: Block): Files {
  const [, name] = /^--- (\S+)$/.exec(heading ?? '') ?? [];
  if (name === undefined) throw new Error('a diff begins with "--- " and the name of a file');
  const text = files.get(name);
  if (text === undefined) throw new Error(`there is no ${name} to change`);
  const change = hunksOf(lines).reduce((changed, hunk) => {
    const linesWith = (...signs: readonly string[]) =>
      hunk.filter((line) => signs.includes(line.charAt(0))).map((line) => `${line.slice(1)}\n`);
    const before = linesWith(' ', '-').join('');
    const parts = `\n${changed}`.split(`\n${before}`);
    if (before === '' || parts.length !== 2) throw new Error(`these lines do not stand once in ${name}:\n${before}`);
    return parts.join(`\n${linesWith(' ', '+').join('')}`).slice(1);
  }, text);
  return new Map(files).set(name, change);
}

/** Parts that are changed apart from each other are separated by a line `@@`. */
function hunksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const hunks: string[][] = [[]];
  for (const line of lines) {
    if (line.startsWith('@@')) hunks.push([]);
    else hunks.at(-1)?.push(line === '' ? ' ' : line);
  }
  return hunks;
}
