/**
 * Calls a guard, effect or property as the model's author wrote it. Where it was written, the compiler saw that its
 * arguments are of the state's types; an instance no longer knows these types.
 */
export function call<Result>(written: (...values: never[]) => Result, ...values: readonly unknown[]): Result {
  return (written as (...values: readonly unknown[]) => Result)(...values);
}
