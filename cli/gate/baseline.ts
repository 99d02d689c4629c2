import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { messageOf, UsageError } from '../../checker/index.js';
import type { Size } from '../../properties/index.js';
import { Value } from '../config/value.js';
import { reasonOf, writeText } from '../files.js';

/** What the state spaces of a project were found to be, by the places of what was explored. */
export type Baseline = ReadonlyMap<string, Size>;

/** The file beside a configuration that is kept with it: `signalbox.baseline.json` beside `signalbox.config.ts`. */
export function baselineFile(configFile: string): string {
  return configFile.replace(/(\.config)?\.[cm]?[jt]s(on)?$/, '.baseline.json');
}

const version = 1;

/** The baseline in a file; undefined if there is none. @throws UsageError if it holds something else */
export function readBaseline(file: string): Baseline | undefined {
  if (!existsSync(file)) return undefined;
  const name = relative(process.cwd(), file);
  const { version: form, checks } = new Value(parsed(file, name), name).fields('version', 'checks');
  if (form.value !== version) throw form.objection(`is not ${version}: it was written by another version of signalbox`);
  return new Map(checks.entries().map(([place, size]) => [place, sizeIn(size)]));
}

function parsed(file: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? `it is not JSON: ${messageOf(error)}` : reasonOf(error);
    throw new UsageError(`the baseline ${name} cannot be read: ${why}`, { cause: error });
  }
}

function sizeIn(size: Value): Size {
  const { distinctStates, transitions, depth } = size.fields('distinctStates', 'transitions', 'depth');
  const whole = (value: Value) => value.number(0, Number.MAX_SAFE_INTEGER, true);
  return { distinctStates: whole(distinctStates), transitions: whole(transitions), depth: whole(depth) };
}

/** The text of a baseline: sorted, a line for each place, so that a difference is read line by line. */
export function baselineText(baseline: Baseline): string {
  const lines = [...baseline]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([place, { distinctStates, transitions, depth }]) =>
        `    ${JSON.stringify(place)}: { "distinctStates": ${distinctStates}, "transitions": ${transitions}, "depth": ${depth} }`,
    );
  const checks = lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
  return `{\n  "version": ${version},\n  "checks": ${checks}\n}\n`;
}

/**
 * What a baseline becomes by a run: the sizes that it found; where it found none, what was known of places that the project
 * still has.
 */
export function updated(known: Baseline, found: Baseline, places: ReadonlySet<string>): Baseline {
  return new Map([...[...known].filter(([place]) => places.has(place)), ...found]);
}

/** @throws UsageError if it cannot be written */
export function writeBaseline(file: string, baseline: Baseline): void {
  writeText(file, baselineText(baseline));
}
