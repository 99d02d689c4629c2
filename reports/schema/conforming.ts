import { readFileSync } from 'node:fs';
import type { ValidateFunction } from 'ajv';
import { type Trace, UsageError } from '../../checker/index.js';
import type { CheckDocument, SuiteDocument } from '../result-document.js';
import type { SweepDocument } from '../sweep/index.js';
import { objectionOf } from './objection.js';

/** What has a published schema, by the name of its type. */
interface Published {
  readonly CheckDocument: CheckDocument;
  readonly SuiteDocument: SuiteDocument;
  readonly SweepDocument: SweepDocument;
  readonly Trace: Trace;
}

const schemaOf = { CheckDocument: 'result', SuiteDocument: 'result', SweepDocument: 'sweep', Trace: 'trace' } as const;

/**
 * A document that comes from outside, once it is seen to be what it should be.
 * @throws UsageError that says what is missing or wrong, and where
 */
export async function conforming<Name extends keyof Published>(
  name: Name,
  document: unknown,
): Promise<Published[Name]> {
  const conforms = await validatorOf(name);
  if (conforms(document)) return document;
  throw new UsageError(objectionOf(conforms.errors ?? [], document));
}

/** Ajv takes longer to load than most checks take: only who reads a document waits for it. */
async function validatorOf<Name extends keyof Published>(name: Name): Promise<ValidateFunction<Published[Name]>> {
  const { Ajv } = await import('ajv');
  const file = `./${schemaOf[name]}.schema.json`;
  const schema: { readonly [keyword: string]: unknown } = JSON.parse(
    readFileSync(new URL(file, import.meta.url), 'utf8'),
  );
  return new Ajv({ allowUnionTypes: true }).compile<Published[Name]>({ ...schema, $ref: `#/definitions/${name}` });
}
