import { existsSync, readFileSync } from 'node:fs';

/** The version that the package's own package.json says: one folder up from the source, two from what is built of it. */
export function packageVersion(): string {
  const places = [new URL('../package.json', import.meta.url), new URL('../../package.json', import.meta.url)];
  const place = places.find((each) => existsSync(each));
  if (place === undefined) return 'unknown';
  const { version }: { readonly version?: unknown } = JSON.parse(readFileSync(place, 'utf8'));
  return typeof version === 'string' ? version : 'unknown';
}
