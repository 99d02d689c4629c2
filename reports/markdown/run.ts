import type { CheckResult, PropertyResult } from '../../checker/index.js';
import { sequenceDiagram } from '../mermaid/index.js';
import { lanesOf } from '../story/lanes.js';
import { sentenceOf } from '../story/sentence.js';
import { plain, renderDecision } from '../terminal/index.js';
import { details, fenced, text } from './escaped.js';

/** What decides a property, for a reader who has not run anything: a sentence, the diagram, and all steps where they are opened. */
export function runBlocks(property: PropertyResult, result: CheckResult): readonly string[] {
  const { trace, explanation = null } = property;
  const shown = renderDecision(property, result, plain);
  const steps = shown === '' ? [] : [details('step by step', fenced('text', shown.trimEnd().split('\n')))];
  if (trace === undefined) return steps;
  const sentence = sentenceOf({ property, trace, explanation, lanes: lanesOf(trace) });
  return [text(sentence), fenced('mermaid', sequenceDiagram(trace).trimEnd().split('\n')), ...steps];
}
