import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { type Block, blocksOf, withLines } from './testing/blocks.js';
import { type Files, filesAfter, isFragment, restatement } from './testing/files.js';
import { compare } from './testing/transcript.js';
import { diagnosticsOf } from './testing/type-check.js';
import { Workbench } from './testing/workbench.js';

// Everything that a page shows is executed:
//   ```sh     commands, run one after another; see Workbench.run
//   ```text   what the commands of the block before have printed; a line … leaves lines out, … at its end the rest
//   ```ts     a file (its first line is a comment with the name), or a fragment; the fragments of a page are one module
//   ```diff   a change of such a file
//   ```json   a JSON document
//   ```yaml   a YAML document; those of pipelines are run by pipelines.test.ts
// UPDATE_DOCS=1 writes what was printed into the pages instead of comparing.

const folder = fileURLToPath(new URL('.', import.meta.url));
const pagesIn = (path: string) =>
  readdirSync(new URL(path, import.meta.url), { recursive: true, encoding: 'utf8' })
    // The reference is made from declarations: reference.test.ts.
    .filter((name) => name.endsWith('.md') && !name.startsWith('reference/'))
    .map((name) => `${path}${name}`);
const pages = [...pagesIn('./'), '../README.md', ...pagesIn('../models/')];
const isUpdating = process.env.UPDATE_DOCS === '1';

const pathOf = (page: string) => `${folder}${page}`;
const read = (page: string) => readFileSync(pathOf(page), 'utf8');

describe('what is shown is what happens', () => {
  test.concurrent.each(pages)('%s', { timeout: 300_000 }, async (page) => {
    const markdown = read(page);
    const problems: string[] = [];
    const corrections = new Map<Block, readonly string[]>();
    const workbench = new Workbench();
    let files: Files = new Map();
    let printed: readonly string[] | undefined;

    const expectLines = (block: Block, lines: readonly string[]) => {
      const { isSame, difference, corrected } = compare(block.lines, lines);
      if (isSame) return;
      if (!isUpdating) throw new Error(`it ought to be (+), but the page has (-):\n${difference}`);
      corrections.set(block, corrected);
    };
    const perform = async (block: Block): Promise<void> => {
      switch (block.kind) {
        case 'sh':
          printed = undefined;
          printed = await workbench.run(block.lines);
          return;
        case 'text':
          if (printed === undefined) throw new Error('text stands only behind the commands that print it');
          expectLines(block, printed);
          return;
        case 'ts':
        case 'diff':
          expectLines(block, restatement(files, block) ?? block.lines);
          files = filesAfter(files, block);
          workbench.lay(files);
          return;
        case 'json':
          JSON.parse(block.lines.join('\n'));
          return;
        case 'yaml':
          parseYaml(block.lines.join('\n'));
          return;
        default:
          throw new Error(`nothing is known of blocks of the kind "${block.kind}"`);
      }
    };

    for (const block of blocksOf(markdown)) {
      if (block.kind !== 'text' && block.kind !== 'sh') printed = undefined;
      try {
        await perform(block);
      } catch (error) {
        problems.push(`${page}:${block.line}: ${error instanceof Error ? error.message : String(error)}`);
      }
      if (block.kind === 'text') printed = undefined;
    }
    workbench.clear();
    if (corrections.size > 0) writeFileSync(pathOf(page), withLines(markdown, corrections));
    if (problems.length > 0) throw new Error(problems.join('\n\n'));
  });
});

test('what is shown compiles', { timeout: 120_000 }, () => {
  expect(diagnosticsOf(new Map(pages.flatMap(modulesOf))).join('\n')).toBe('');
});

/** The files of a page after each block that changes them, and its fragments; each on the page's own lines, if it can. */
function modulesOf(page: string): readonly (readonly [path: string, text: string])[] {
  const blocks = blocksOf(read(page));
  const modules: [string, string][] = [];
  let files: Files = new Map();
  for (const block of blocks) {
    const changed = filesAfter(files, block);
    if (changed !== files)
      modules.push(...[...changed].map(([name, text]): [string, string] => [`${page}/${block.line}/${name}`, text]));
    files = changed;
  }
  const fragments = blocks.filter(isFragment);
  if (fragments.length === 0) return modules;
  const lines: string[] = [];
  for (const { line, lines: shown } of fragments)
    for (const [position, text] of shown.entries()) lines[line - 1 + position] = text;
  return [...modules, [`${page}.ts`, Array.from(lines, (line) => line ?? '').join('\n')]];
}
