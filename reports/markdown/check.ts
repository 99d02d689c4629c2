import type { CheckResult, PropertyResult } from '../../checker/index.js';
import { commandOfResult } from '../html/contents/command-of-result.js';
import { plain, renderFailure } from '../terminal/index.js';
import { isAsExpected, verdictWord } from '../verdict.js';
import { counted, designInWords, duration } from '../wording/index.js';
import { code, details, fenced, text } from './escaped.js';
import { runBlocks } from './run.js';

/** What a check found, as Markdown: every property in a table, and each violation with its diagram and its steps. */
export function checkMarkdown(result: CheckResult): string {
  const { properties, failure, warnings } = result;
  const violated = properties.filter((property) => property.verdict === 'violated');
  const isGood = failure === null && properties.every(isAsExpected);
  const blocks = [
    `## ${isGood ? '✅' : '⚠️'} ${text(designInWords(result))}`,
    text(figuresOf(result).join(' · ')),
    table(properties),
    ...(failure === null ? [] : [`❌ ${text(failure.message)}`, failureBlock(result)]),
    ...violated.map((property) => counterexampleMarkdown(property, result).trimEnd()),
    ...warnings.map((warning) => `- ${text(warning)}`),
    `To run it again: ${code(commandOfResult(result, null))}`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** One property and what decides it, as Markdown: for an issue about it. */
export function counterexampleMarkdown(property: PropertyResult, result: CheckResult): string {
  const { id, name, reason } = property;
  const blocks = [
    `### ${signOf(property)} ${text(id)} ${verdictWord(property)}: ${text(name)}`,
    `${text(designInWords(result))}; ${text(reason)}`,
    ...runBlocks(property, result),
    code(commandOfResult(result, property)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function figuresOf({ inputs, random, distinctStates, transitions, seconds, reason }: CheckResult): readonly string[] {
  if (inputs !== undefined) return [counted(inputs.tried, 'input'), duration(seconds)];
  if (random !== null) {
    return [reason, counted(distinctStates, 'state'), counted(random.steps, 'step'), duration(seconds)];
  }
  return [reason, counted(transitions, 'transition'), duration(seconds)];
}

function table(properties: readonly PropertyResult[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['', 'property', '', 'verdict', 'why']),
    line(['-', '-', '-', '-', '-']),
    ...properties.map((property) =>
      line([signOf(property), text(property.id), text(property.name), verdictWord(property), text(property.reason)]),
    ),
  ].join('\n');
}

function signOf(property: PropertyResult): string {
  if (property.verdict === 'inconclusive') return '❓';
  return isAsExpected(property) ? '✅' : '❌';
}

function failureBlock({ failure }: CheckResult): string {
  if (failure === null || failure.trace === null) return '';
  return details('how it got there', fenced('text', renderFailure(failure, plain).trimEnd().split('\n')));
}
