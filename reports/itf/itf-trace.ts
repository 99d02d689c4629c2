import type { Collections, Trace } from '../../checker/index.js';
import { isRecord } from '../wording/index.js';
import { identifiersFor } from './identifiers.js';
import { type ItfValue, itfValue } from './value.js';

/** What a reader may find useful; no tool needs it. */
export type ItfMeta = { readonly [name: string]: unknown };

/** A value for each variable, and `#meta`. */
export type ItfState = { readonly [name: string]: ItfValue | ItfMeta };

/** A trace as Apalache, Quint and their tools read it. */
export interface ItfTrace {
  readonly '#meta': ItfMeta;
  readonly params: readonly string[];
  readonly vars: readonly string[];
  readonly states: readonly ItfState[];
  readonly loop?: number;
}

/** Of a trace that does not say what the parts of its states are: then all are lists and records. */
const unknown: Collections = { sets: [], maps: [] };

/**
 * A trace in the Informal Trace Format. Parameters stand in the first state; the step that leads to a state is in its
 * `#meta`. An optional that is absent is the variant None.
 */
export function itfTrace(trace: Trace): ItfTrace {
  const { model, variant, property, initial, steps, loop, parameters, collections = unknown } = trace;
  const variables = isRecord(initial) ? Object.keys(initial) : [];
  const names = identifiersFor([...variables, ...Object.keys(parameters)]);
  const vars = names.slice(0, variables.length);
  const params = names.slice(variables.length);
  const states = [initial, ...steps.map(({ state }) => state)].map((state, index): ItfState => {
    const values = variables.map((variable, position) => {
      const part = isRecord(state) ? (state[variable] ?? null) : null;
      return [vars[position] ?? variable, itfValue(part, variable, collections)] as const;
    });
    return { '#meta': { index, ...occurrence(trace, index) }, ...Object.fromEntries(values) };
  });
  const given = Object.values(parameters).map((value, position) => [
    params[position] ?? '',
    itfValue(value, '', unknown),
  ]);
  return {
    '#meta': {
      format: 'ITF',
      'format-description': 'Apalache ADR-015, Informal Trace Format in JSON',
      source: model,
      description: `a run of the variant ${variant}${property === null ? '' : ` that decides ${property}`}, found by signalbox`,
    },
    params,
    vars,
    states: states.map((state, index) => (index === 0 ? { ...state, ...Object.fromEntries(given) } : state)),
    // The last state is the one from which all repeats: that it comes twice is a step that changes nothing.
    ...(loop === null ? {} : { loop: loop.start }),
  };
}

/** The step that leads to a state. */
function occurrence({ steps }: Trace, index: number): ItfMeta {
  const step = steps[index - 1];
  if (step === undefined) return {};
  return { action: step.action, kind: step.kind, process: step.process, arguments: step.arguments };
}
