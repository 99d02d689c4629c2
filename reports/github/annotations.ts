import { type Notice, noticesOf, type PipelineRun, storyOfProperty } from '../notices/index.js';
import type { ResultDocument } from '../result-document.js';
import { counted } from '../wording/index.js';

/** So many of a kind are shown of a step; further ones are dropped without a word. */
const MOST_OF_A_KIND = 10;

/**
 * Results as commands of GitHub's workflows, a line each, which show them beside the lines of the program. Not more than are
 * shown: the last one says how many there are besides.
 */
export function annotations(documents: readonly ResultDocument[], pipeline: PipelineRun): readonly string[] {
  const notices = noticesOf(documents);
  return (['error', 'warning'] as const).flatMap((level) => {
    const all = notices.filter((notice) => notice.level === level);
    if (all.length <= MOST_OF_A_KIND) return all.map((notice) => annotationOf(notice, pipeline));
    const shown = all.slice(0, MOST_OF_A_KIND - 1);
    const others = all.slice(shown.length);
    const rest = `${counted(others.length, 'further check')}: ${others.map(({ title }) => title).join('; ')}`;
    return [...shown.map((notice) => annotationOf(notice, pipeline)), command(level, { title: 'signalbox' }, rest)];
  });
}

function annotationOf(
  { level, title, subject, message, command: how, source, property }: Notice,
  pipeline: PipelineRun,
) {
  const story = property === null ? undefined : storyOfProperty(property);
  const place =
    source === undefined ? {} : { file: pipeline.fileInRepository(source.file), line: source.line, col: source.column };
  const text = [`${message} (${subject})`, ...(story === undefined ? [] : [story]), how].join('\n');
  return command(level, { ...place, title }, text);
}

/**
 * `::error file=…,line=…,title=…::…`, escaped as the runner undoes it. `@actions/core` would do it in as many lines, but
 * writes to standard output, which belongs to --json, and brings an HTTP client along.
 */
function command(
  name: Notice['level'],
  properties: { readonly [name: string]: string | number },
  message: string,
): string {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  return `::${name} ${given.join(',')}::${escaped(message)}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
