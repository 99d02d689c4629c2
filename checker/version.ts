import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The version that the package's own package.json says. */
export function packageVersion(): string {
  const place = manifest();
  if (place === undefined) return 'unknown';
  const { version }: { readonly version?: unknown } = JSON.parse(readFileSync(place, 'utf8'));
  return typeof version === 'string' ? version : 'unknown';
}

/** The folder of the package, in which its sources are. */
export function packageFolder(): string {
  return fileURLToPath(new URL('.', manifest() ?? import.meta.url));
}

/** One folder up from the source, two from what is built of it. */
function manifest(): URL | undefined {
  const places = [new URL('../package.json', import.meta.url), new URL('../../package.json', import.meta.url)];
  return places.find((each) => existsSync(each));
}
