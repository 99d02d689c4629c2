import { type CheckResult, type Instance, type InstanceOptions, isModel } from '../../checker/index.js';
import type { Subject } from '../subject.js';
import { isAsExpected } from '../verdict.js';
import { optionsOfDesign, word } from '../wording/index.js';
import type { ExaminationOptions } from './options.js';
import { ownProperties, type Properties } from './properties.js';

/** What a test asked, as far as it is needed to ask it again. */
export interface AskedInTest {
  readonly subject: Subject;
  readonly instance: Instance;
  readonly properties: Properties;
  readonly options: ExaminationOptions;
  /** Whether the traces of what was reached are shown, too. */
  readonly witnesses: boolean;
}

/** Where the model is, if nobody has said. */
const SOMEWHERE = 'path/to/module.ts#export';

/** What to do after a test has failed: lines to read and to paste. */
export function nextSteps(asked: AskedInTest, result: CheckResult): string[] {
  const wrong = result.properties.find((property) => !isAsExpected(property));
  if (wrong?.verdict === 'inconclusive') return ['to decide it:  raise the limit, or choose smaller parameters'];
  const traced = result.properties.filter(
    ({ verdict, trace }) => trace !== undefined && (verdict === 'violated' || asked.witnesses),
  );
  const shown = traced.find((property) => !isAsExpected(property)) ?? traced[0];
  if (shown === undefined) return [];
  const { id, found } = shown;
  if (found !== undefined)
    return [`make this run again:  ask only for ${id}, with path: '${found.path}' among the options`];
  return isOfModel(asked, id) ? [`see it in a terminal:  ${commandFor(asked, id)}`] : [];
}

/** In a terminal only the properties are known that the model has. */
function isOfModel({ instance, properties }: AskedInTest, id: string): boolean {
  return ownProperties(instance)[id] === properties[id];
}

function commandFor({ subject, instance, options }: AskedInTest, id: string): string {
  const { address, fairness } = options;
  const { variant, parameters = {} }: InstanceOptions = isModel(subject) ? options : instance;
  const set = Object.entries(parameters).map(([name, value]) => `${name}=${String(value)}`);
  return [
    `signalbox check ${address === undefined ? SOMEWHERE : word(address)}`,
    ...optionsOfDesign({ variant, set, fairness }),
    `--property ${word(id)}`,
  ].join(' ');
}
