import { readFileSync, writeFileSync } from 'node:fs';
import type { Machine } from './machine.js';
import type { Row, Section } from './summary.js';
import { type Column, decimal, type Format, percentage, table } from './table.js';

/** One run of the benchmark, as it is saved. */
export interface Report {
  readonly version: 1;
  /** When it began, in ISO 8601. */
  readonly at: string;
  readonly machine: Machine;
  readonly rounds: number;
  /** Over the minute before and the last minute. */
  readonly loadAverage: { readonly before: number; readonly after: number };
  readonly sections: readonly Section[];
}

const columns: readonly Column<Row>[] = [
  { title: 'subject', cell: ({ subject }) => subject },
  { title: 'states', cell: ({ distinctStates }) => decimal(distinctStates, 0) },
  { title: 'transitions', cell: ({ transitions }) => decimal(transitions, 0) },
  { title: 'best s', cell: ({ seconds }) => decimal(seconds, 2) },
  { title: 'median s', cell: ({ medianSeconds }) => decimal(medianSeconds, 2) },
  { title: 'CPU s', cell: ({ cpuSeconds }) => decimal(cpuSeconds, 2) },
  { title: 'M transitions/s', cell: ({ transitions, medianSeconds }) => decimal(transitions / medianSeconds / 1e6, 2) },
  {
    title: 'µs/state',
    cell: ({ distinctStates, medianSeconds }) => decimal((medianSeconds / distinctStates) * 1e6, 2),
  },
  { title: 'speed', cell: ({ speed }) => (speed === undefined ? '' : `${decimal(speed, 2)} ×`) },
  { title: 'CPU', cell: ({ cpuRatio }) => (cpuRatio === undefined ? '' : `${decimal(cpuRatio, 2)} ×`) },
  { title: 'bytes/state', cell: ({ bytesPerState }) => decimal(bytesPerState, 1) },
  { title: 'bytes/transition', cell: ({ bytesPerTransition }) => decimal(bytesPerTransition, 1) },
  { title: 'peak MiB', cell: ({ peakMemory }) => (peakMemory === undefined ? '' : decimal(peakMemory / 2 ** 20, 0)) },
  { title: 'P(missed any)', cell: ({ omissionProbability }) => percentage(omissionProbability) },
  { title: 'missed, estimated', cell: ({ omittedFraction }) => percentage(omittedFraction) },
  { title: 'missed', cell: ({ missed }) => percentage(missed) },
  { title: 'cores apart ns', cell: ({ coresApart }) => decimal(coresApart, 0) },
  { title: 'others’ cores', cell: ({ othersCores }) => decimal(othersCores, 2) },
];

/** All that was measured, a table for each workload, and on what machine. */
export function render({ machine, at, rounds, loadAverage, sections }: Report, format: Format): string {
  const { processor, cores, memory, node, gcc, spin, commit } = machine;
  const heading = (text: string) => (format === 'markdown' ? `### ${text}` : text);
  const parts = sections.map(({ name, about, reference, rows, absent }) =>
    [
      heading(name),
      `${about}. Speed is that of ${reference} = 1.`,
      ...(rows.length === 0 ? [] : [table(columns, rows, format)]),
      ...(absent.length === 0
        ? []
        : [absent.map(({ subject, reason }) => `- ${subject}: ${firstLine(reason)}`).join('\n')]),
    ].join('\n\n'),
  );
  const circumstances = [
    `${at.slice(0, 10)}, commit ${commit ?? 'unknown'}, ${rounds === 1 ? '1 round' : `${rounds} rounds`}`,
    `${processor}, ${cores} cores, ${decimal(memory / 2 ** 30, 0)} GiB`,
    `load average ${decimal(loadAverage.before, 2)} before and ${decimal(loadAverage.after, 2)} after`,
    [`Node ${node}`, gcc ?? 'no gcc', spin ?? 'no SPIN'].join(', '),
  ].join('; ');
  return [...parts, circumstances].join('\n\n');
}

/** Writes a report as JSON. */
export function saveReport(path: string, report: Report): void {
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
}

/** Reads a saved report. @throws Error if the file is none of this version */
export function loadReport(path: string): Report {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isReport(value)) throw new Error(`${path} is not a report of the benchmark, of version 1`);
  return value;
}

/** Looks at what tells a report from something else; its version vouches for the rest. */
function isReport(value: unknown): value is Report {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === 1 &&
    'machine' in value &&
    'rounds' in value &&
    'sections' in value &&
    Array.isArray(value.sections)
  );
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
