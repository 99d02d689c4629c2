import { gexfOf } from '../../../graph/gexf.js';
import { itfTrace } from '../../../itf/index.js';
import { sequenceDiagram } from '../../../mermaid/index.js';
import { causalLog } from '../../../shiviz/index.js';
import { replayingTest } from '../../../vitest-test/index.js';
import type { ReportedCheck } from '../../contents/index.js';

/** A file that a check's run can be kept as; it is made when somebody wants it. */
export interface KeptFile {
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly text: () => string | Promise<string>;
}

/** The files that a check's run can be kept as. */
export function filesOf({ id, trace, explanation }: ReportedCheck): readonly KeptFile[] {
  if (trace === null) return [];
  const name = id.replaceAll(/[^\w.-]+/g, '-');
  const surroundings = explanation?.surroundings ?? null;
  return [
    { name: `${name}.trace.json`, type: json, label: 'Trace', text: () => indented(trace) },
    { name: `${name}.itf.json`, type: json, label: 'ITF', text: () => indented(itfTrace(trace)) },
    {
      name: `${name}.shiviz.log`,
      type: plain,
      label: 'ShiViz',
      text: () => causalLog(trace, explanation?.causes ?? null),
    },
    { name: `${name}.mmd`, type: plain, label: 'Mermaid', text: () => sequenceDiagram(trace) },
    { name: `${name}.test.ts`, type: plain, label: 'vitest test', text: () => replayingTest(trace) },
    ...(surroundings === null
      ? []
      : [{ name: `${name}.gexf`, type: xml, label: 'GEXF', text: () => gexfOf(surroundings) }]),
  ];
}

const json = 'application/json';
const plain = 'text/plain';
const xml = 'application/xml';

function indented(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
