import type { ReportedCheck } from '../../contents/index.js';

export interface KeptFile {
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly text: () => string;
}

/** The files that a check's run can be kept as. */
export function filesOf({ id, trace }: ReportedCheck): readonly KeptFile[] {
  if (trace === null) return [];
  const name = id.replaceAll(/[^\w.-]+/g, '-');
  return [
    {
      name: `${name}.trace.json`,
      type: 'application/json',
      label: 'Trace, for signalbox replay',
      text: () => `${JSON.stringify(trace, null, 2)}\n`,
    },
  ];
}
