import type { CheckResult, PropertyResult, SourcePosition } from '../../checker/index.js';

/** Something that a pipeline is to show of a result, at a line of the program: what is not as it should be, or undecided. */
export interface Notice {
  /** What is undecided is a warning. */
  readonly level: 'error' | 'warning';
  /** The id of the property; of a model that failed, or of signalbox contradicting itself, what that is called. */
  readonly rule: string;
  /** In a few words: "P4.agreement is violated". */
  readonly title: string;
  /** Of which design: "two-phase-commit, documented, with participants = 2". */
  readonly subject: string;
  /** Why, in a sentence. */
  readonly message: string;
  /** The command that shows it. */
  readonly command: string;
  /** Where to look first; undefined where nothing says where things are declared. */
  readonly source: SourcePosition | undefined;
  /** The same in every run in which the same is wrong with the same design, whatever the trace is. */
  readonly identity: string;
  /** What was found of the property; null where nothing was, or where there is no property. */
  readonly property: PropertyResult | null;
  readonly result: CheckResult | null;
}

/** The name of the rule that a model is not at fault: its actions do not throw, its values stay in their domains. */
export const modelFault = 'signalbox/model-fault';

/** The name of the rule that signalbox does not contradict itself. */
export const disagreement = 'signalbox/disagreement';
