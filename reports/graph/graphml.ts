import type { Surroundings } from '../../checker/index.js';
import { type StateGraph, surroundingsGraph } from './surroundings-graph.js';

/** What nodes and edges have, with the types that GraphML has for them. */
const keys = [
  { of: 'node', name: 'label', type: 'string' },
  { of: 'node', name: 'step', type: 'int' },
  { of: 'node', name: 'onRun', type: 'boolean' },
  { of: 'edge', name: 'label', type: 'string' },
  { of: 'edge', name: 'action', type: 'string' },
  { of: 'edge', name: 'taken', type: 'boolean' },
] as const;

type Attributes = { readonly [name: string]: unknown };

/** The surroundings of a run in GraphML, which yEd, Cytoscape and igraph read. graphology reads that format and writes it not. */
export async function graphmlOf(surroundings: Surroundings): Promise<string> {
  const { create } = await import('xmlbuilder2');
  const graph = surroundingsGraph(surroundings);
  const root = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\uFFFD' }).ele('graphml', {
    xmlns: 'http://graphml.graphdrawing.org/xmlns',
  });
  for (const { of, name, type } of keys) {
    root.ele('key', { id: `${of}.${name}`, for: of, 'attr.name': name, 'attr.type': type });
  }
  root.ele({ graph: { '@edgedefault': 'directed', node: nodesOf(graph), edge: edgesOf(graph) } });
  return `${root.end({ prettyPrint: true })}\n`;
}

function nodesOf(graph: StateGraph): readonly object[] {
  return graph.mapNodes((node, attributes) => ({ '@id': node, data: dataOf('node', { ...attributes }) }));
}

function edgesOf(graph: StateGraph): readonly object[] {
  return graph.mapEdges((edge, attributes, source, target) => ({
    '@id': edge,
    '@source': source,
    '@target': target,
    data: dataOf('edge', { ...attributes }),
  }));
}

function dataOf(of: 'node' | 'edge', attributes: Attributes): readonly object[] {
  return keys
    .filter((key) => key.of === of)
    .map(({ name }) => ({ '@key': `${of}.${name}`, '#': String(attributes[name]) }));
}
