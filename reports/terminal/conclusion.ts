import { match } from 'ts-pattern';
import type { CheckResult, PropertyResult } from '../../checker/index.js';
import { isAsExpected, isWitness } from '../verdict.js';
import { count } from '../wording/index.js';
import type { Style } from './style.js';
import { paragraph } from './text.js';

/** What all of it comes to. */
export function conclusion(result: CheckResult, style: Style): string[] {
  const { paint } = style;
  const sentence = match({ failure: result.failure?.kind ?? null, interrupted: result.interrupted })
    .with({ interrupted: true }, () => paint.yellow(result.reason))
    .with({ failure: 'disagreement' }, () => paint.red('no verdict: signalbox disagrees with itself'))
    .with({ failure: 'model' }, () => paint.red('the model is at fault; what is undecided stays so'))
    .with({ failure: null }, () => tally(result.properties, paint))
    .exhaustive();
  return [...paragraph('  ', sentence, style.width), ...meaningOfUnrefuted(result, style)];
}

/** What it shows that nothing refutes something, and what it does not. */
function meaningOfUnrefuted({ properties, random }: CheckResult, { width }: Style): string[] {
  if (properties.every(({ verdict }) => verdict !== 'unrefuted')) return [];
  const meaning = 'unrefuted: no violation was found in what was tried; that does not show that there is none';
  const instead = random === null ? '' : '. A check of all states shows it, if they fit';
  return paragraph('  ', `${meaning}${instead}`, width);
}

/** How many properties came out how: "all 8 properties hold", "2 of 8 properties are violated". */
function tally(properties: readonly PropertyResult[], paint: Style['paint']): string {
  const numberOf = (test: (property: PropertyResult) => boolean) => properties.filter(test).length;
  const unexpected = (test: (property: PropertyResult) => boolean) =>
    numberOf((property) => !isAsExpected(property) && test(property));
  const all = properties.length;
  const parts = [
    [unexpected((property) => property.verdict === 'violated' && !isWitness(property)), 'violated', paint.red],
    [unexpected((property) => property.verdict === 'violated' && isWitness(property)), 'never reached', paint.red],
    [
      unexpected(({ verdict, expected }) => verdict === 'holds' && expected === 'violated'),
      'no longer violated',
      paint.red,
    ],
    [
      unexpected(({ verdict, expected }) => verdict === 'unrefuted' && expected === 'violated'),
      'known to be violated, which no run found',
      paint.red,
    ],
    [
      unexpected(({ verdict, vacuous, expected }) => verdict === 'holds' && vacuous && expected === 'holds'),
      'true only vacuously: the premise never held',
      paint.red,
    ],
    [
      unexpected(({ verdict, expected }) => verdict === 'holds' && expected === 'vacuous'),
      'no longer vacuous: the premise held',
      paint.red,
    ],
    [numberOf(({ verdict }) => verdict === 'inconclusive'), 'inconclusive', paint.yellow],
  ] as const;
  const wrong = parts.filter(([number]) => number > 0);
  if (wrong.length > 0) {
    return wrong
      .map(([number, what, colour]) =>
        colour(
          `${all === 1 ? 'the property' : `${count(number)} of ${propertiesIn(all)}`} ${number === 1 ? 'is' : 'are'} ${what}`,
        ),
      )
      .join('; ');
  }
  const [known] = properties.filter(({ expected }) => expected !== 'holds');
  if (known !== undefined) {
    return paint.green(all === 1 ? `${known.expected}, as expected` : `all ${propertiesIn(all)} are as expected`);
  }
  return paint.green(inFavour(properties));
}

/** That nothing speaks against the properties: they hold, or were not refuted. */
function inFavour(properties: readonly PropertyResult[]): string {
  const all = properties.length;
  const unrefuted = properties.filter(({ verdict }) => verdict === 'unrefuted').length;
  if (unrefuted === 0) return all === 1 ? 'the property holds' : `all ${propertiesIn(all)} hold`;
  if (unrefuted === all) return all === 1 ? 'the property is unrefuted' : `all ${propertiesIn(all)} are unrefuted`;
  const others = all - unrefuted;
  return `${count(unrefuted)} of ${propertiesIn(all)} ${unrefuted === 1 ? 'is' : 'are'} unrefuted, ${count(others)} ${others === 1 ? 'holds' : 'hold'}`;
}

function propertiesIn(number: number): string {
  return `${count(number)} ${number === 1 ? 'property' : 'properties'}`;
}
