import { readFileSync, statSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { SourcePosition } from '../result.js';

interface Mapping {
  readonly map: SourceMap;
  /** The URLs of its sources, by the names that they have in it. */
  readonly sources: ReadonlyMap<string, string>;
}

/** By the file that was made; undefined where there is no source map. */
const mappings = new Map<string, Mapping | undefined>();

/**
 * The position in the file that was written, of one in a file that may have been made of it: JavaScript that names a source
 * map. Node maps positions by itself only in modules that are loaded after it was told to, and a command that shows no
 * position should not read maps. What runs as TypeScript has its positions already.
 */
export function originalOf(position: SourcePosition): SourcePosition {
  const { file, line, column } = position;
  if (!/\.[cm]?js$/.test(file)) return position;
  const mapping = mappingOf(file);
  if (mapping === undefined) return position;
  const found = mapping.map.findEntry(line - 1, column - 1);
  const source = 'originalSource' in found ? mapping.sources.get(found.originalSource) : undefined;
  if (source === undefined || !('originalLine' in found)) return position;
  return { file: fileURLToPath(source), line: found.originalLine + 1, column: found.originalColumn + 1 };
}

function mappingOf(file: string): Mapping | undefined {
  if (!mappings.has(file)) mappings.set(file, readMapping(file));
  return mappings.get(file);
}

function readMapping(file: string): Mapping | undefined {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  // The last one counts, as the specification of source maps says.
  const url = [...readFileSync(file, 'utf8').matchAll(/^\/\/[#@] sourceMappingURL=(\S+)\s*$/gm)].at(-1)?.[1];
  if (url === undefined) return undefined;
  try {
    const place = new URL(url, pathToFileURL(file));
    const payload: SourceMapPayload = JSON.parse(textAt(place));
    const base = place.protocol === 'data:' ? pathToFileURL(file) : place;
    const root = payload.sourceRoot ? `${payload.sourceRoot.replace(/\/$/, '')}/` : '';
    const sources = payload.sources.flatMap((name): readonly [string, string][] => {
      const source = new URL(`${root}${name}`, base);
      return source.protocol === 'file:' ? [[name, source.href]] : [];
    });
    return { map: new SourceMap(payload), sources: new Map(sources) };
  } catch {
    // A map that is missing or damaged leaves positions as they are, in the file that runs.
    return undefined;
  }
}

function textAt(place: URL): string {
  if (place.protocol === 'file:') return readFileSync(place, 'utf8');
  const [, encoding, data] = /^data:[^,]*?(;base64)?,(.*)$/s.exec(place.href) ?? [];
  if (data === undefined) throw new TypeError(`a source map cannot be read from ${place.protocol}`);
  return encoding === undefined ? decodeURIComponent(data) : Buffer.from(data, 'base64').toString('utf8');
}
