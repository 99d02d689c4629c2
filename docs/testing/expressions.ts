/** What expressions of GitHub's workflows are about, by name: `inputs`, `matrix`, `steps`. */
export interface Context {
  readonly [name: string]: string | Context;
}

/** A text in which each `${{ … }}` is what it stands for: a value, or whether one is a certain text. @throws Error for other expressions */
export function evaluated(text: string, context: Context): string {
  return text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    if (expression === '!cancelled()') return 'true';
    const [, path = expression, sought] = /^(.*?) == '(.*)'$/.exec(expression) ?? [];
    if (!/^[\w.-]+$/.test(path)) throw new Error(`nothing is known of the expression ${expression}`);
    const value = valueAt(path.split('.'), context);
    return sought === undefined ? value : String(value === sought);
  });
}

/** What there is not is nothing, as in a workflow. */
function valueAt([name, ...rest]: readonly string[], context: Context): string {
  const value = name === undefined ? undefined : context[name];
  if (value === undefined) return '';
  if (typeof value === 'string') return rest.length === 0 ? value : '';
  return valueAt(rest, value);
}
