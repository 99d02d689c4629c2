import type { Trace } from '../../checker/index.js';
import { counted } from '../wording/index.js';

/** Where a test finds the model of a trace: the file to import, as the test has to name it, and what that exports. */
export interface ModelModule {
  readonly path: string;
  readonly export: string;
}

/**
 * A vitest test, to be kept beside a model, that executes a trace again on it, and asserts that it still decides its
 * property. It passes as long as the flaw is there: so turn the assertion round once the model is repaired.
 * @param module where the model is; if not given it is a shipped one, or the module of the trace's address
 */
export function replayingTest(trace: Trace, module: ModelModule | undefined = moduleAt(trace.model)): string {
  const { model, variant, parameters, property, steps } = trace;
  const shows = property === null ? '' : ` and decides ${property}`;
  const title = `a run of ${counted(steps.length, 'step')} is one of ${model}, ${variant}${shows}`;
  const parts = module === undefined ? shippedParts(trace) : moduleParts(trace, module);
  return `${parts.imports.join('\n')}

// What signalbox has found, step by step.
const trace: Trace = ${literal(trace)};

test(${literal(title)}, () => {
${parts.subject.map((line) => `  ${line}\n`).join('')}  const instance = model.instantiate(${literal({ variant, parameters }, 2)});
  expect(replay(instance, trace${property === null ? '' : `, ${parts.property}`})).toEqual({ ok: true });
});
`;
}

/** What differs with where the model is. */
interface Parts {
  readonly imports: readonly string[];
  /** The lines by which the test has its `model`. */
  readonly subject: readonly string[];
  /** The expression for the property. */
  readonly property: string;
}

function moduleParts({ property }: Trace, { path, export: name }: ModelModule): Parts {
  const isWord = /^[A-Za-z_$][\w$]*$/.test(name);
  const isOwn = property !== 'deadlock-free';
  return {
    imports: [
      `import { ${isOwn ? '' : 'deadlockFree, '}replay, type Trace } from 'signalbox';`,
      "import { expect, test } from 'vitest';",
      `import { ${isWord ? name : literal(name)} as model } from ${literal(path)};`,
    ],
    subject: [],
    property: isOwn ? `instance.properties[${literal(property)}]` : 'deadlockFree()',
  };
}

function shippedParts({ model, property }: Trace): Parts {
  const isOwn = property !== 'deadlock-free';
  const asks = property !== null && isOwn;
  return {
    imports: [
      `import { ${isOwn ? '' : 'deadlockFree, '}replay, type Trace } from 'signalbox';`,
      "import { findModel } from 'signalbox/models';",
      ...(asks ? ["import { obligationsFor } from 'signalbox/properties';"] : []),
      "import { expect, test } from 'vitest';",
    ],
    subject: [
      `const model = findModel(${literal(model)});`,
      `if (model === undefined) throw new Error(${literal(`signalbox has no model ${model}`)});`,
      ...(asks
        ? [`const bound = obligationsFor(${literal(model)}).find(({ id }) => id === ${literal(property)});`]
        : []),
    ],
    property: isOwn ? `bound?.formula ?? instance.properties[${literal(property)}]` : 'deadlockFree()',
  };
}

/** The module of an address such as `models/payment.ts#payment`, from the folder in which that was said. */
function moduleAt(address: string): ModelModule | undefined {
  const [, path, name] = /^(.*\.[cm]?[jt]sx?)#([^#]+)$/s.exec(address) ?? [];
  if (path === undefined || name === undefined) return undefined;
  return { path: importPath(path), export: name };
}

/** A file as an import names it: relative, and by what TypeScript makes of it. */
export function importPath(path: string): string {
  const slashed = path.replaceAll('\\', '/').replace(/\.([cm]?)tsx?$/, '.$1js');
  return /^(\.{0,2}\/|[A-Za-z]:\/)/.test(slashed) ? slashed : `./${slashed}`;
}

/** A value as TypeScript: JSON is, where it is indented as far as it stands. */
function literal(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(indent)}`);
}
