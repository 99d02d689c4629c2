import { createRequire } from 'node:module';
import { Ajv, type ErrorObject } from 'ajv';

/** The schema of SARIF 2.1.0 that OASIS publishes, as Microsoft's matchers for Jest carry it. */
const schema: { readonly [keyword: string]: unknown } = createRequire(import.meta.url)(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
);

// It is of draft 4, whose words it uses as later drafts do, but for "id"; its patterns are not all for Unicode. URIs are left
// to the tests that make them.
const { $schema, id, ...later } = schema;
const conforms = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(
  later,
);

/** What is wrong with a document by the schema of SARIF 2.1.0. */
export function objectionsToSarif(document: unknown): readonly ErrorObject[] {
  return conforms(document) ? [] : (conforms.errors ?? []);
}
