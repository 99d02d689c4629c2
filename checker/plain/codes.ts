import { DomainError } from '../errors.js';
import type { Domain, Shown } from '../language/index.js';

/** The code of a value. @throws DomainError, about `field`, for a value outside its domain. */
export function encode(domain: Domain<unknown>, value: unknown, field: string): number {
  const code = domain.codeOf(value);
  if (code < 0) throw new DomainError(field, value, domain.description);
  return code;
}

/** The code of a value as people see it. @throws DomainError, about `field`, if none of the domain looks so. */
export function encodeShown(domain: Domain<unknown>, shown: unknown, field: string): number {
  const code = codeOfShown(domain, shown);
  if (code < 0) throw new DomainError(field, shown, domain.description);
  return code;
}

function codeOfShown(domain: Domain<unknown>, shown: unknown): number {
  const { shape } = domain;
  switch (shape.type) {
    case 'boolean':
    case 'integer':
      return domain.codeOf(shown);
    case 'enumeration':
    case 'process':
    case 'link':
      return typeof shown === 'string' ? shape.names.indexOf(shown) : -1;
    case 'optional': {
      if (shown === null) return 0;
      const inner = codeOfShown(shape.of, shown);
      return inner < 0 ? -1 : inner + 1;
    }
  }
}

/** Every code of a domain, in order. */
export function* codesOf(domain: Domain<unknown>): Generator<number> {
  for (let code = 0; code < domain.size; code++) yield code;
}

/** The values with these codes, as people see them, in code order. */
export function shownInOrder(domain: Domain<unknown>, codes: Iterable<number>): Shown[] {
  return inOrder(codes).map((code) => domain.shownAt(code));
}

export function inOrder(codes: Iterable<number>): number[] {
  return [...codes].sort((one, other) => one - other);
}
