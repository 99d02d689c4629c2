import type { ParametersOfCheck, Profile } from '../../properties/index.js';
import type { FormatName } from '../rendered-files.js';

/** What `signalbox.config.ts` says of a project. Paths are as seen from the folder in which it lies. */
export interface Config {
  /**
   * Models, each `path/to/module.ts`, with `#export` where it has several, or the name of a shipped one. Of each the first
   * variant with its own parameters is checked: all of its properties are expected to hold, and that nothing gets stuck.
   */
  readonly models?: readonly string[];
  /** Checks of other variants and parameters, and what is expected of single properties. */
  readonly checks?: readonly CheckOfProject[];
  readonly gate?: GateSettings;
  readonly budgets?: Budgets;
  readonly reports?: Reports;
}

/** One instance of a model, and what is expected of it. */
export type CheckOfProject = HeldCheck | KnownViolation;

interface InstanceToCheck {
  /** As in `models`. */
  readonly model: string;
  /** The first one if not given. */
  readonly variant?: string;
  /** Those that differ from the model's defaults. */
  readonly parameters?: ParametersOfCheck;
  /** From which profile on it runs: `pre-commit` (always, the default), `ci` or `nightly`. */
  readonly profile?: Profile;
  /** How long it may take, such as `60s`; as `budgets.each` has it if not given. */
  readonly budget?: string;
  /** Whether states are explored up to permutations of interchangeable processes: `on` is for safety alone. */
  readonly symmetry?: 'off' | 'on';
}

/** Properties that are to hold, and situations that are to be reached. */
export interface HeldCheck extends InstanceToCheck {
  /** The id of one property, or several; all of the model's if not given. */
  readonly property?: string | readonly string[];
  readonly expect?: 'holds';
  /** Random runs in the place of an exploration, where that is too large. None of them may refute a property; they show nothing more. */
  readonly random?: {
    /** Of all runs together. */
    readonly steps: number;
    /** 1 if not given. */
    readonly seed?: number;
  };
}

/** A violation that is known. That it is no longer found is as unexpected as one that is not known. */
export interface KnownViolation extends InstanceToCheck {
  readonly property: string | readonly string[];
  readonly expect: 'violated';
  /** Why it is expected. */
  readonly because: string;
  /** The last day on which it is, as YYYY-MM-DD: after it the gate fails. */
  readonly until?: string;
}

/** What fails the gate beside unexpected verdicts. */
export interface GateSettings {
  /** A state space that is not as large as its baseline says: `report` (the default), or `fail`. */
  readonly drift?: 'report' | 'fail';
  /** A property that holds only because its premise never does: `fail` (the default), or `report`. */
  readonly vacuous?: 'fail' | 'report';
  /** The smallest share of a design's actions, from 0 (the default) to 1, that have to be taken in what is explored of it. */
  readonly coverage?: number;
  /** What a budget did not suffice for: `report` (the default: exit code 3), or `fail` (exit code 1). */
  readonly undecided?: 'report' | 'fail';
}

/** How much may be spent. Times are such as `500ms`, `60s`, `5m` or `2h`. */
export interface Budgets {
  /** On each exploration. */
  readonly each?: string;
  /** On a whole run: `5m` if not given. */
  readonly 'pre-commit'?: string;
  /** `30m` if not given. */
  readonly ci?: string;
  /** `2h` if not given. */
  readonly nightly?: string;
  /** What the process may take, such as `512m` or `4g`. */
  readonly memory?: string;
}

/** Where each run is written to, unless the command line says otherwise. */
export type Reports = {
  /** The page: a folder (`signalbox-report` if not given) or a file that ends in .html; `false` for none. */
  readonly html?: string | false;
} & { readonly [format in ReportFormat]?: string };

/** What a run can be written as, beside the page. */
export type ReportFormat = FormatName;
