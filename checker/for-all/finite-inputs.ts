import { UsageError } from '../errors.js';

/** Inputs that can be gone through: so many, each at its position from 0 on, the simplest ones first. */
export interface FiniteInputs<out Input> {
  readonly size: number;
  at(position: number): Input;
}

/** What a part of an input can be: one of these values. */
export type Choice<Value> = FiniteInputs<Value> | readonly Value[];

/**
 * The inputs that `at` makes of the positions 0, 1, … below `size`. It has to make an equal one each time it is asked.
 * @throws UsageError if there are none, or more than can be counted exactly
 */
export function finiteInputs<Input>(size: number, at: (position: number) => Input): FiniteInputs<Input> {
  if (!Number.isSafeInteger(size) || size < 1) {
    throw new UsageError(`what is gone through has a whole number of inputs, from 1 to 2^53 - 1, not ${size}`);
  }
  return { size, at };
}

/** These values, in this order. @throws UsageError if there are none */
export function each<const Value>(values: Choice<Value>): FiniteInputs<Value> {
  if (areFinite(values)) return values;
  const kept = [...values];
  return finiteInputs(kept.length, (position) => kept[position] as Value);
}

/** The whole numbers from one to another, both included. @throws UsageError if there are none */
export function range(from: number, to: number): FiniteInputs<number> {
  return finiteInputs(to - from + 1, (position) => from + position);
}

/** Every combination of what each field can be; that of the last field changes first. @throws UsageError if there are too many */
export function grid<const Fields extends { readonly [name: string]: unknown }>(
  fields: {
    readonly [Name in keyof Fields]: Choice<Fields[Name]>;
  },
): FiniteInputs<{ readonly [Name in keyof Fields]: Fields[Name] }> {
  const names = Object.keys(fields);
  const choices = Object.values(fields).map((choice) => each<unknown>(choice));
  return mapped(
    tuples(choices),
    (values) =>
      Object.fromEntries(names.map((name, index) => [name, values[index]])) as {
        readonly [Name in keyof Fields]: Fields[Name];
      },
  );
}

/** Every list of so many elements, each of which can be one of these; the last element changes first. @throws UsageError if there are too many */
export function lists<Value>(element: Choice<Value>, length: number): FiniteInputs<readonly Value[]> {
  const elements = each(element);
  return tuples(Array.from({ length }, () => elements));
}

/** One enumeration after another. @throws UsageError if there is none */
export function inTurn<Input>(...parts: readonly FiniteInputs<Input>[]): FiniteInputs<Input> {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return finiteInputs(size, (position) => {
    let rest = position;
    for (const part of parts) {
      if (rest < part.size) return part.at(rest);
      rest -= part.size;
    }
    throw new RangeError(`there are ${size} inputs, and none at ${position}`);
  });
}

/** What becomes of each input. */
export function mapped<Input, Made>(inputs: FiniteInputs<Input>, make: (input: Input) => Made): FiniteInputs<Made> {
  return { size: inputs.size, at: (position) => make(inputs.at(position)) };
}

export function areFinite<Input>(inputs: Choice<Input> | object): inputs is FiniteInputs<Input> {
  return 'size' in inputs && 'at' in inputs && typeof inputs.at === 'function';
}

/** Every list whose elements come from these enumerations, one from each: numbers of mixed radix. */
function tuples<Value>(choices: readonly FiniteInputs<Value>[]): FiniteInputs<readonly Value[]> {
  const size = choices.reduce((product, choice) => product * choice.size, 1);
  return finiteInputs(size, (position) => {
    const values = new Array<Value>(choices.length);
    let rest = position;
    for (let index = choices.length - 1; index >= 0; index--) {
      const choice = choices[index] as FiniteInputs<Value>;
      values[index] = choice.at(rest % choice.size);
      rest = Math.floor(rest / choice.size);
    }
    return values;
  });
}
