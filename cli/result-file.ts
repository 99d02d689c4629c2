import { readFileSync } from 'node:fs';
import { text as textOf } from 'node:stream/consumers';
import { messageOf, UsageError } from '../checker/index.js';
import { type Costs, costsOf } from '../properties/index.js';
import { isOfSuite, isOfSweep, type KeptDocument, readResult } from '../reports/index.js';
import { reasonOf } from './files.js';

/** The result in a file, or on standard input if that is called "-". @throws UsageError if there is none */
export async function readResultFile(place: string): Promise<KeptDocument> {
  const text = await readText(place);
  try {
    return await readResult(text);
  } catch (error) {
    const name = place === '-' ? 'standard input' : place;
    throw new UsageError(`${name} holds no result: ${messageOf(error)}`, { cause: error });
  }
}

/** What explorations cost, by the result of a run that is kept in a file. @throws UsageError if there is none */
export async function readCosts(place: string): Promise<Costs> {
  const document = await readResultFile(place);
  if (!isOfSweep(document) && isOfSuite(document)) return costsOf(document);
  throw new UsageError(`${place} is no result of a whole run: --costs takes what signalbox verify --json printed`);
}

async function readText(place: string): Promise<string> {
  try {
    return place === '-' ? await textOf(process.stdin) : readFileSync(place, 'utf8');
  } catch (error) {
    throw new UsageError(`the result ${place} cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}
