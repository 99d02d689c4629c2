import { type CheckResult, type Instance, type InstanceOptions, isModel } from '../../checker/index.js';
import type { Subject } from '../subject.js';
import { isAsExpected, word } from '../terminal/index.js';
import type { ExaminationOptions } from './options.js';
import { ownProperties, type Properties } from './properties.js';

/** What a test asked, as far as it is needed to ask it in a terminal. */
export interface AskedInTest {
  readonly subject: Subject;
  readonly instance: Instance;
  readonly properties: Properties;
  readonly options: ExaminationOptions;
}

/** Where the model is, if nobody has said. */
const SOMEWHERE = 'path/to/module.ts#export';

/** What to do after a test has failed: lines to read and to paste. */
export function nextSteps(asked: AskedInTest, { properties }: CheckResult): string[] {
  const wrong = properties.find((property) => !isAsExpected(property));
  if (wrong?.verdict === 'inconclusive') return ['to decide it:  raise the limit, or choose smaller parameters'];
  const shown = properties.find(({ trace }) => trace !== undefined);
  // In a terminal only the properties are known that the model has.
  const isOwn = shown !== undefined && ownProperties(asked.instance)[shown.id] === asked.properties[shown.id];
  return isOwn ? [`see it in a terminal:  ${commandFor(asked, shown.id)}`] : [];
}

function commandFor({ subject, instance, options }: AskedInTest, id: string): string {
  const { address = SOMEWHERE, fairness } = options;
  const { variant, parameters = {} }: InstanceOptions = isModel(subject) ? options : instance;
  return [
    `signalbox check ${address === SOMEWHERE ? address : word(address)}`,
    ...(variant === undefined ? [] : [`--variant ${word(variant)}`]),
    ...Object.entries(parameters).map(([name, value]) => `--set ${word(`${name}=${String(value)}`)}`),
    ...(fairness === undefined ? [] : [`--fairness ${fairness}`]),
    `--property ${word(id)}`,
  ].join(' ');
}
