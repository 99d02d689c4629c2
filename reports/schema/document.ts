import { UsageError } from '../../checker/index.js';

/** The fields of a document in a file. */
export type Fields = { readonly [name: string]: unknown };

/** The object that a text holds, of a version that is known here. @throws UsageError */
export function documentIn(text: string, version: number): Fields {
  const document = parsed(text);
  if (!isObject(document)) throw new UsageError('it is not an object');
  if (document.version !== version) {
    throw new UsageError(
      `its version is ${JSON.stringify(document.version) ?? 'missing'}; this signalbox reads version ${version}`,
    );
  }
  return document;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError('it is not JSON');
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
