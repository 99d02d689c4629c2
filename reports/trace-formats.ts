import type { Explanation, Trace } from '../checker/index.js';
import { gexfOf, graphmlOf } from './graph/index.js';
import { itfTrace } from './itf/index.js';
import { sequenceDiagram } from './mermaid/index.js';
import { causalLog } from './shiviz/index.js';
import { replayingTest } from './vitest-test/index.js';

/** A form that a trace can be written in. */
export interface TraceFormat {
  readonly name: string;
  /** What a file of it is called after a dot. */
  readonly extension: string;
  /** What it is, for a list of options. */
  readonly about: string;
  /** The file's text; null where the trace has not what it is made of. */
  render(trace: Trace, explanation: Explanation | null): Promise<string | null>;
}

/** What a trace alone can be written in. */
export const traceFormats: readonly TraceFormat[] = [
  {
    name: 'itf',
    extension: 'itf.json',
    about: 'in the trace format of Apalache and Quint',
    render: async (trace) => `${JSON.stringify(itfTrace(trace), null, 2)}\n`,
  },
  {
    name: 'shiviz',
    extension: 'log',
    about: 'as a log for ShiViz, with vector clocks',
    render: async (trace, explanation) => causalLog(trace, explanation?.causes ?? null),
  },
  {
    name: 'mermaid',
    extension: 'mmd',
    about: 'as a Mermaid sequence diagram',
    render: async (trace) => sequenceDiagram(trace),
  },
  {
    name: 'test',
    extension: 'test.ts',
    about: 'as a vitest test that executes it again',
    render: async (trace) => replayingTest(trace),
  },
];

/** And what the states around it, if they are known. */
export const graphFormats: readonly TraceFormat[] = [
  {
    name: 'gexf',
    extension: 'gexf',
    about: 'the states around it in GEXF, for Gephi',
    render: async (_, explanation) => (explanation?.surroundings ? gexfOf(explanation.surroundings) : null),
  },
  {
    name: 'graphml',
    extension: 'graphml',
    about: 'the states around it in GraphML, for yEd or Cytoscape',
    render: async (_, explanation) => (explanation?.surroundings ? graphmlOf(explanation.surroundings) : null),
  },
];
