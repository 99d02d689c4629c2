import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { placeOf } from '../language/index.js';
import type { SourcePosition } from '../result.js';
import { packageFolder } from '../version.js';
import { originalOf } from './original.js';

/** By the line of the stack trace: hundreds of checks are of the same few models. */
const known = new Map<string, SourcePosition | undefined>();

/** Where something that the language has made is declared; undefined where that cannot be told. */
export function positionOf(made: object): SourcePosition | undefined {
  const line = placeOf(made);
  if (line === undefined) return undefined;
  if (!known.has(line)) known.set(line, positionIn(line));
  return known.get(line);
}

/** "at name (file:///folder/model.ts:12:5)", or without a name; what is behind a "?" is the loader's. */
const frame = /(?:\(|at (?:async )?)((?:file:\/\/|\/|[A-Za-z]:[\\/])[^?()]*)(?:\?[^:()]*)?:(\d+):(\d+)\)?$/;

function positionIn(line: string): SourcePosition | undefined {
  const [, place, row, column] = frame.exec(line) ?? [];
  if (place === undefined) return undefined;
  const path = place.startsWith('file:') ? fileURLToPath(place) : place;
  const original = originalOf({ file: path, line: Number(row), column: Number(column) });
  return { ...original, file: shortened(original.file) };
}

/**
 * How people know a file: from the working directory if it is there, but not among what is installed; from the folder of
 * signalbox if it is one of its own; else as a whole.
 */
function shortened(path: string): string {
  const fromHere = within(process.cwd(), path);
  if (fromHere !== undefined && !fromHere.split('/').includes('node_modules')) return fromHere;
  return within(packageFolder(), path) ?? path.split(sep).join('/');
}

function within(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  return way === '' || isAbsolute(way) || way.split(sep)[0] === '..' ? undefined : way.split(sep).join('/');
}
