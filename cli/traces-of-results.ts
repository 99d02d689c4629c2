import { join } from 'node:path';
import type { CheckResult } from '../checker/index.js';
import { counted, graphFormats, isOfSuite, type ResultDocument, type TraceFormat } from '../reports/index.js';
import { writeText } from './files.js';
import { traceText } from './trace-text.js';

/** Writes every trace of these results in a format, each to a file in this folder, and says how many these are. */
export async function writeTraces(
  documents: readonly ResultDocument[],
  format: TraceFormat,
  folder: string,
): Promise<void> {
  const used = new Set<string>();
  for (const result of documents.flatMap(resultsOf)) {
    for (const { id, trace, explanation = null } of result.properties) {
      if (trace === undefined) continue;
      // Only where it lies counts, not yet what it is called.
      const text = await traceText(format, trace, explanation, join(folder, 'trace'));
      if (text === null) continue;
      const name = unused([id, result.model ?? 'functions', result.variant].map(harmless).join('-'), used);
      writeText(join(folder, `${name}.${format.extension}`), text);
    }
  }
  const written =
    used.size === 0
      ? `nothing is written to ${folder}: ${graphFormats.includes(format) ? 'the results do not have the states around their traces' : 'the results have no traces'}`
      : `${counted(used.size, 'trace')}, ${format.about}, in ${folder}`;
  process.stderr.write(`signalbox: ${written}\n`);
}

function resultsOf(document: ResultDocument): readonly CheckResult[] {
  return isOfSuite(document) ? document.checks.flatMap(({ result }) => result ?? []) : [document];
}

/** What every file system takes as a part of a name. */
function harmless(name: string): string {
  return name.replace(/[^A-Za-z0-9._]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
}

/** The name, with a number where it is taken. */
function unused(name: string, used: Set<string>): string {
  let own = name;
  for (let number = 2; used.has(own); number += 1) own = `${name}-${number}`;
  used.add(own);
  return own;
}
