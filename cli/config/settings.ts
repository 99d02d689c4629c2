import type { Profile } from '../../properties/index.js';
import { profiles } from '../../properties/index.js';
import { parseDuration, parseMemory } from '../quantities.js';
import { type FormatName, formatNames } from '../rendered-files.js';
import type { GateSettings } from './config.js';
import type { Value } from './value.js';

/** What a configuration says beside its checks, read. Times are in seconds, memory is in bytes. */
export interface Settings {
  readonly gate: Required<GateSettings>;
  readonly budgets: {
    readonly each: number | undefined;
    readonly run: { readonly [profile in Profile]?: number };
    readonly memory: number | undefined;
  };
  readonly reports: {
    /** False if there is to be none, undefined if nothing is said. */
    readonly html: string | false | undefined;
    readonly files: { readonly [format in FormatName]?: string };
  };
}

/** @throws UsageError that says what is wrong, and where */
export function settingsFrom(gate: Value, budgets: Value, reports: Value): Settings {
  return { gate: gateFrom(gate), budgets: budgetsFrom(budgets), reports: reportsFrom(reports) };
}

function gateFrom(gate: Value): Settings['gate'] {
  if (!gate.isGiven) return { drift: 'report', vacuous: 'fail', coverage: 0, undecided: 'report' };
  const { drift, vacuous, coverage, undecided } = gate.fields('drift', 'vacuous', 'coverage', 'undecided');
  return {
    drift: drift.isGiven ? drift.oneOf('report', 'fail') : 'report',
    vacuous: vacuous.isGiven ? vacuous.oneOf('fail', 'report') : 'fail',
    coverage: coverage.isGiven ? coverage.number(0, 1) : 0,
    undecided: undecided.isGiven ? undecided.oneOf('report', 'fail') : 'report',
  };
}

function budgetsFrom(budgets: Value): Settings['budgets'] {
  if (!budgets.isGiven) return { each: undefined, run: {}, memory: undefined };
  const { each, memory, ...ofRun } = budgets.fields('each', ...profiles, 'memory');
  const run: { [profile in Profile]?: number } = {};
  for (const profile of profiles) if (ofRun[profile].isGiven) run[profile] = durationFrom(ofRun[profile]);
  return {
    each: each.isGiven ? durationFrom(each) : undefined,
    run,
    memory: memory.isGiven ? parseMemory(memory.name, memory.text()) : undefined,
  };
}

/** Seconds. @throws UsageError if it is no time with its unit */
export function durationFrom(value: Value): number {
  return parseDuration(value.name, value.text());
}

function reportsFrom(reports: Value): Settings['reports'] {
  if (!reports.isGiven) return { html: undefined, files: {} };
  const { html, ...ofFormats } = reports.fields('html', ...formatNames);
  const files: { [format in FormatName]?: string } = {};
  for (const format of formatNames) if (ofFormats[format].isGiven) files[format] = ofFormats[format].text();
  return { html: !html.isGiven ? undefined : html.value === false ? false : html.text(), files };
}
