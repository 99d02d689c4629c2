import { DomainError } from '../errors.js';
import type { Domain } from '../language/index.js';
import { Layout, type Recording } from './layout.js';

/**
 * Collects the text of generated code and the values that it refers to. Values are bound as constants of one closure
 * that is made once, which lets the JIT treat them (the state's words among them) as constants of the machine code.
 */
export class Emitter {
  readonly layout: Layout;
  readonly #text: string[] = [];
  readonly #values: { [name: string]: unknown } = {};
  readonly #encoders = new Map<Domain<unknown>, string>();
  readonly #decoders = new Map<Domain<unknown>, string>();
  #names = 0;

  /** @param recording how the code notes which bits of the state it reads and writes, if it does */
  constructor(recording?: Recording) {
    this.layout = new Layout(recording);
  }

  /** A name that no other part of the code uses. */
  name(hint: string): string {
    this.#names += 1;
    return `${hint.replace(/[^A-Za-z0-9]/g, '_')}_${this.#names}`;
  }

  emit(text: string): void {
    this.#text.push(text);
  }

  /** The name under which the code refers to a value. */
  constant(hint: string, value: unknown): string {
    const name = this.name(hint);
    this.#values[name] = value;
    return name;
  }

  /** The name of a function from a value to its code, or −1. */
  encoder(domain: Domain<unknown>): string {
    const known = this.#encoders.get(domain);
    if (known !== undefined) return known;
    const name = this.name('encode');
    this.#encoders.set(domain, name);
    this.emit(`function ${name}(v) { return ${this.#encoding(domain)}; }`);
    return name;
  }

  /** Statements that declare `name` as the code of the value `value` of a field, or throw. */
  encode(domain: Domain<unknown>, name: string, value: string, field: string): string {
    return `const ${name} = ${this.encoder(domain)}(${value}); if (${name} < 0) ${this.refusal(field, domain.description, value)}`;
  }

  /** An expression for the value whose code is the expression `code`, which is evaluated at most once. */
  decode(domain: Domain<unknown>, code: string): string {
    const { shape } = domain;
    switch (shape.type) {
      case 'boolean':
        return `${code} === 1`;
      case 'integer':
        return shape.min === 0 ? code : `${code} + ${shape.min}`;
      case 'enumeration':
        return `${this.constant('names', shape.names)}[${code}]`;
      case 'process':
      case 'link':
        return code;
      case 'optional':
        return `${this.#decoder(domain, shape.of)}(${code})`;
    }
  }

  /** A statement that throws: the value left its domain. */
  refusal(field: string, bound: string, value: string): string {
    const refuse = this.constant('refuse', (left: unknown): never => {
      throw new DomainError(field, left, bound);
    });
    return `${refuse}(${value});`;
  }

  /** The whole text, and the values it needs by name. */
  finish(): { readonly text: string; readonly values: { readonly [name: string]: unknown } } {
    return { text: this.#text.join('\n'), values: this.#values };
  }

  #decoder(domain: Domain<unknown>, of: Domain<unknown>): string {
    const known = this.#decoders.get(domain);
    if (known !== undefined) return known;
    const name = this.name('decode');
    this.#decoders.set(domain, name);
    this.emit(`function ${name}(c) { return c === 0 ? null : ${this.decode(of, '(c - 1)')}; }`);
    return name;
  }

  #encoding(domain: Domain<unknown>): string {
    const { shape } = domain;
    switch (shape.type) {
      case 'boolean':
        return 'v === true ? 1 : v === false ? 0 : -1';
      case 'integer':
        return `(v | 0) === v && v >= ${shape.min} && v <= ${shape.max} ? v - ${shape.min} : -1`;
      case 'enumeration':
        return `${shape.names.map((name, code) => `v === ${JSON.stringify(name)} ? ${code} : `).join('')}-1`;
      case 'process':
      case 'link':
        return `(v | 0) === v && v >= 0 && v < ${shape.names.length} ? v : -1`;
      case 'optional': {
        const inner = this.encoder(shape.of);
        return `v === null ? 0 : ${inner}(v) < 0 ? -1 : ${inner}(v) + 1`;
      }
    }
  }
}

/** Every value of a domain, by code. */
export function valuesOf(domain: Domain<unknown>): readonly unknown[] {
  return Array.from({ length: domain.size }, (_, code) => domain.valueAt(code));
}
