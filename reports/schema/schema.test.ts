import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const schemas = [
  {
    file: 'result',
    type: 'ResultDocument',
    path: 'reports/result-document.ts',
    title: 'What signalbox check, simulate and verify print with --json',
  },
  {
    file: 'sweep',
    type: 'SweepDocument',
    path: 'reports/sweep/document.ts',
    title: 'What signalbox sweep prints with --json',
  },
  { file: 'trace', type: 'Trace', path: 'checker/result.ts', title: 'What signalbox check --trace writes' },
] as const;

/** The schema of a type, with its doc comments. A field that is not known is no mistake: later versions add some. */
function generated({ file, type, path, title }: (typeof schemas)[number]): string {
  const generator = createGenerator({
    path: `${root}${path}`,
    tsconfig: `${root}tsconfig.json`,
    type,
    additionalProperties: true,
    // That the types are right is tested by the compiler itself.
    skipTypeCheck: true,
  });
  const { $schema, ...schema } = generator.createSchema(type);
  return `${JSON.stringify({ $schema, $id: `urn:signalbox:${file}:1`, title, ...schema }, null, 2)}\n`;
}

// UPDATE_SCHEMA=1 writes the schemas instead of comparing.
test.each(schemas)('the schema $file is that of the type $type', (schema) => {
  const file = new URL(`./${schema.file}.schema.json`, import.meta.url);
  const text = generated(schema);
  if (process.env.UPDATE_SCHEMA === '1') writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
});
