import { createRequire } from 'node:module';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';

let compiled: ValidateFunction | undefined;

/** What is wrong with a document by the schema of SARIF 2.1.0 that OASIS publishes, as Microsoft's matchers for Jest carry it. */
export function objectionsToSarif(document: unknown): readonly ErrorObject[] {
  compiled ??= validator();
  return compiled(document) ? [] : (compiled.errors ?? []);
}

/**
 * The schema is of draft 4, whose words it uses as later drafts do, but for "id"; its patterns are not all for Unicode. URIs are
 * left to the tests that make them.
 */
function validator(): ValidateFunction {
  const schema: { readonly [keyword: string]: unknown } = createRequire(import.meta.url)(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  const { $schema, id, ...later } = schema;
  return new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(later);
}
