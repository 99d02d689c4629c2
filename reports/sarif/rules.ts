import type { ReportingDescriptor } from 'sarif';
import type { PropertyResult } from '../../checker/index.js';
import { disagreement, modelFault, type Notice } from '../notices/index.js';
import { isOfSuite, type ResultDocument } from '../result-document.js';

/** A rule for each property that was decided, or should have been, by id. */
export function rulesOf(
  documents: readonly ResultDocument[],
  notices: readonly Notice[],
): readonly ReportingDescriptor[] {
  const properties = documents.flatMap((document) =>
    isOfSuite(document) ? document.checks.flatMap(({ result }) => result?.properties ?? []) : document.properties,
  );
  const rules = new Map(properties.map((property) => [property.id, ruleOf(property)]));
  for (const { rule } of notices) if (!rules.has(rule)) rules.set(rule, ruleWithoutProperty(rule));
  return [...rules.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

function ruleOf({ id, name, kind, formula }: PropertyResult): ReportingDescriptor {
  const said = formula === undefined ? name : `${name}\n\n${formula}`;
  return {
    id,
    shortDescription: { text: name },
    fullDescription: { text: said },
    help: {
      text: `${said}\n\nEvery reachable state of the model was to be checked for it. The path of a result is the shortest run, or about the shortest, that breaks it: step by step the actions that are taken.`,
    },
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['protocol', kind], precision: 'very-high', 'problem.severity': 'error' },
  };
}

function ruleWithoutProperty(id: string): ReportingDescriptor {
  const text = ownRules[id] ?? `${id}: nothing was found that decides it`;
  return { id, shortDescription: { text }, fullDescription: { text }, defaultConfiguration: { level: 'error' } };
}

const ownRules: { readonly [id: string]: string } = {
  [modelFault]: 'the model can be executed: no action throws, and every value stays in its domain',
  'signalbox/drift': 'state spaces have the sizes that their baseline says',
  'signalbox/coverage': 'enough actions are taken',
  'signalbox/undecided': 'every check is decided',
  [disagreement]: 'two independent parts of signalbox agree about what they find',
};
