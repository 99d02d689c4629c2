import type { Domain, ProcessSet } from '../../language/index.js';
import type { Coding } from '../columns.js';

/** The processes that may be exchanged, of all interchangeable sets together. Each is a vertex, numbered from 0. */
export interface Vertices {
  readonly count: number;
  readonly sets: readonly VertexSet[];
}

/** The vertices `first` … `first + size − 1` are the processes of a set, in order. */
export interface VertexSet {
  readonly name: string;
  readonly first: number;
  readonly size: number;
}

/** Every set that says so and has two processes or more: there is nothing to exchange in smaller ones. */
export function verticesOf(processes: { readonly [name: string]: ProcessSet }): Vertices {
  const sets: VertexSet[] = [];
  let count = 0;
  for (const [name, { interchangeable, size }] of Object.entries(processes)) {
    if (!interchangeable || size < 2) continue;
    sets.push({ name, first: count, size });
    count += size;
  }
  return { count, sets };
}

/**
 * How a code is made of processes: it is `fixed`, the part that no permutation changes, plus for each term a weight times
 * the number of a process (or of the link between two).
 */
export interface Decomposition {
  readonly fixed: number;
  readonly terms: readonly Term[];
}

export interface Term {
  readonly weight: number;
  /** The vertices that are the process, or the two ends of the link. */
  readonly ends: readonly [number] | readonly [number, number];
  /** By the numbers in their set of its two ends, as `one * size + other`: the numbers of the links. */
  readonly links: readonly number[];
  readonly set: VertexSet;
}

/** Whether codes of this kind speak of processes that may be exchanged. */
export function speaksOf(coding: Coding, vertices: Vertices): boolean {
  switch (coding.of) {
    case 'number':
      return false;
    case 'value':
    case 'value or nothing':
      return setIn(coding.domain, vertices) !== undefined;
    case 'message':
      return coding.universe.kinds.some(({ fields }) => fields.some(([, domain]) => setIn(domain, vertices)));
  }
}

/** Where links of a set are spoken of, every two of its processes are linked: `symmetryOf` refuses anything else. */
export function decompose(coding: Coding, code: number, vertices: Vertices): Decomposition {
  switch (coding.of) {
    case 'number':
      return { fixed: code, terms: [] };
    case 'value':
      return decomposeValue(coding.domain, code, vertices);
    case 'value or nothing':
      if (code === 0) return { fixed: 0, terms: [] };
      return sum(1, decomposeValue(coding.domain, code - 1, vertices));
    case 'message': {
      const kind = coding.universe.kinds.find(({ first, size }) => code >= first && code < first + size);
      if (kind === undefined) throw new RangeError(`there is no message ${code}`);
      const domains = kind.fields.map(([, domain]) => domain);
      const codings = domains.map((domain): Coding => ({ of: 'value', size: domain.size, domain }));
      return sum(kind.first, decomposeDigits(codings, code - kind.first, vertices));
    }
  }
}

/** Of a code that is made of the codes of several kinds, the first most significant. */
export function decomposeDigits(codings: readonly Coding[], code: number, vertices: Vertices): Decomposition {
  let rest = code;
  let weight = 1;
  let whole: Decomposition = { fixed: 0, terms: [] };
  for (const coding of codings.toReversed()) {
    const { fixed, terms } = decompose(coding, rest % coding.size, vertices);
    const weighted = terms.map((term) => ({ ...term, weight: term.weight * weight }));
    whole = { fixed: whole.fixed + fixed * weight, terms: [...weighted, ...whole.terms] };
    rest = Math.floor(rest / coding.size);
    weight *= coding.size;
  }
  return whole;
}

function decomposeValue({ shape }: Domain<unknown>, code: number, vertices: Vertices): Decomposition {
  if (shape.type === 'optional') {
    if (code === 0) return { fixed: 0, terms: [] };
    return sum(1, decomposeValue(shape.of, code - 1, vertices));
  }
  if (shape.type !== 'process' && shape.type !== 'link') return { fixed: code, terms: [] };
  const set = vertices.sets.find(({ name }) => name === shape.set);
  if (set === undefined) return { fixed: code, terms: [] };
  if (shape.type === 'process') {
    return { fixed: 0, terms: [{ weight: 1, ends: [set.first + code], links: [], set }] };
  }
  const links = new Array<number>(set.size ** 2).fill(0);
  for (const [link, [one, other]] of shape.ends.entries()) {
    links[one * set.size + other] = links[other * set.size + one] = link;
  }
  const [one, other] = shape.ends[code] ?? [0, 0];
  return { fixed: 0, terms: [{ weight: 1, ends: [set.first + one, set.first + other], links, set }] };
}

function setIn({ shape }: Domain<unknown>, vertices: Vertices): VertexSet | undefined {
  if (shape.type === 'optional') return setIn(shape.of, vertices);
  if (shape.type !== 'process' && shape.type !== 'link') return undefined;
  return vertices.sets.find(({ name }) => name === shape.set);
}

function sum(fixed: number, decomposition: Decomposition): Decomposition {
  return { ...decomposition, fixed: fixed + decomposition.fixed };
}
