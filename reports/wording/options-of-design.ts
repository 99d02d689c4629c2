import { word } from './word.js';

/** Which design of a model is meant, and what is assumed of it. */
export interface DesignOptions {
  readonly variant: string | undefined;
  readonly set: readonly string[];
  readonly fairness: string | undefined;
}

/** The options that say it, for a command to be pasted. */
export function optionsOfDesign({ variant, set, fairness }: DesignOptions): string[] {
  return [
    ...(variant === undefined ? [] : [`--variant ${word(variant)}`]),
    ...set.map((assignment) => `--set ${word(assignment)}`),
    ...(fairness === undefined ? [] : [`--fairness ${word(fairness)}`]),
  ];
}
