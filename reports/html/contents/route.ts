import type { Contents } from './contents.js';
import type { ReportedCheck } from './reported-check.js';

/** Where in the page somebody is. */
export type Route =
  | { readonly page: 'overview'; readonly search: string }
  /** The check's counterexample, after so many steps; null where none is chosen. */
  | { readonly page: 'check'; readonly check: ReportedCheck; readonly step: number | null }
  | { readonly page: 'run'; readonly check: ReportedCheck }
  | { readonly page: 'graph'; readonly check: ReportedCheck }
  /** What the address names is not in this page. */
  | { readonly page: 'unknown'; readonly address: string };

/** The address of a place: `#/P4.agreement/two-phase-commit/documented/participants=2/step/9`. */
export function hrefOf(route: Route): string {
  switch (route.page) {
    case 'overview':
      return route.search === '' ? '#/' : `#/?search=${encodeURIComponent(route.search)}`;
    case 'check':
      return `#/${encoded(route.check.address)}${route.step === null ? '' : `/step/${route.step}`}`;
    case 'run':
    case 'graph':
      return `#/${encoded(route.check.address)}/${route.page}`;
    case 'unknown':
      return `#/${encoded(route.address)}`;
  }
}

/**
 * The place that an address names. The beginning of a check's address is enough (`#/P4.agreement/step/9`): it means the
 * most telling check that begins so.
 */
export function routeAt(hash: string, contents: Contents): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  if (path === '') return { page: 'overview', search: new URLSearchParams(query).get('search') ?? '' };
  const address = decoded(path);
  const whole = contents.byAddress.get(address);
  if (whole !== undefined) return { page: 'check', check: whole, step: null };
  const [, place = address, part, number] = /^(.*?)\/(?:(run|graph)|step\/(\d+))$/s.exec(address) ?? [];
  const check = contents.byAddress.get(place) ?? mostTelling(contents.checks.filter(beginsWith(place)));
  if (check === undefined) return { page: 'unknown', address };
  if (part === 'run' || part === 'graph') return { page: part, check };
  const last = check.trace?.steps.length ?? 0;
  return { page: 'check', check, step: number === undefined ? null : Math.min(Number(number), last) };
}

function beginsWith(place: string): (check: ReportedCheck) => boolean {
  return ({ address }) => address.startsWith(`${place}/`);
}

/** What is not as it should be before what is; then counterexamples before witnesses, and short ones before long ones. */
function mostTelling(checks: readonly ReportedCheck[]): ReportedCheck | undefined {
  const rank = ({ outcome, verdict, trace }: ReportedCheck) =>
    (outcome === 'otherwise' ? 0 : 4) + (verdict === 'violated' ? 0 : 2) + (trace === null ? 1 : 0);
  const length = ({ trace }: ReportedCheck) => trace?.steps.length ?? 0;
  return [...checks].sort((one, other) => rank(one) - rank(other) || length(one) - length(other))[0];
}

/** As it stands in an address: what is legible there stays. */
function encoded(address: string): string {
  return encodeURIComponent(address).replaceAll(/%(2F|3A|3D|2C|40|26|2B)/g, (code) => decodeURIComponent(code));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Somebody typed a percent sign.
    return path;
  }
}
