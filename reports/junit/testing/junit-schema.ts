import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';

const schema = readFileSync(new URL('./junit.xsd', import.meta.url), 'utf8');

/** What is wrong with a report by the schema of JUnit XML, as xmllint says it. */
export async function objectionsToJunit(xml: string): Promise<readonly string[]> {
  const { valid, errors } = await validateXML({
    xml: { fileName: 'report.xml', contents: xml },
    schema: { fileName: 'junit.xsd', contents: schema },
  });
  return valid ? [] : errors.map(({ message }) => message);
}
