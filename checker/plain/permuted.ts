import { type Domain, type Fields, isFields, type MessageKinds, type StateType } from '../language/index.js';
import type { Snapshot } from '../result.js';
import { codesOf } from './codes.js';
import { listIn, namesIn } from './snapshots.js';
import { PlainState } from './state.js';

/** By the name of a process set: which process, by its number, takes the part of each. Other sets stay as they are. */
export interface Permutation {
  readonly [set: string]: readonly number[];
}

/** The state in which each process has the part that another, of which it takes the name, has in a given one. */
export function permuted(fields: Fields, permutation: Permutation, state: Snapshot): Snapshot {
  const image = new PlainState(fields);
  // Which brings sets, maps and networks into their normal order.
  image.load(partOf(fields, permutation, state, ''));
  return image.snapshot();
}

function partOf(type: StateType, by: Permutation, snapshot: Snapshot, field: string): Snapshot {
  if (isFields(type)) {
    const parts = namesIn(snapshot, field);
    return Object.fromEntries(
      Object.entries(type).map(([name, part]) => [name, partOf(part, by, parts[name] ?? null, name)]),
    );
  }
  switch (type.kind) {
    case 'domain':
      return scalar(type, by, snapshot);
    case 'array': {
      const { index, element } = type;
      if (isList(snapshot)) {
        const moved = new Array<Snapshot>(index.size);
        for (const code of codesOf(index)) {
          moved[imageOf(index, by, code)] = partOf(element, by, snapshot[code] ?? null, field);
        }
        return moved;
      }
      return byName(index, by, snapshot, field, (part) => partOf(element, by, part, field));
    }
    case 'set':
    case 'sequence':
      return listIn(snapshot, field).map((shown) => scalar(type.of, by, shown));
    case 'map':
      return byName(type.key, by, snapshot, field, (shown) => scalar(type.value, by, shown));
    case 'vector clock':
      return byName(type.processes, by, snapshot, field, (count) => count);
    case 'budget':
    case 'countdown':
      return snapshot;
    case 'message set':
    case 'message bag':
      return listIn(snapshot, field).map((message) => messageOf(type.messages, by, message, field));
    case 'channels': {
      const parts = namesIn(snapshot, field);
      const { names, ids } = type.processes;
      const moved = (process: number) => names[imageOf(type.processes, by, process)];
      return Object.fromEntries(
        ids.flatMap((from) =>
          ids
            .filter((to) => `${names[from]}→${names[to]}` in parts)
            .map((to) => [
              `${moved(from)}→${moved(to)}`,
              listIn(parts[`${names[from]}→${names[to]}`], field).map((each) =>
                messageOf(type.messages, by, each, field),
              ),
            ]),
        ),
      );
    }
  }
}

/** Those parts that are there, under the names of the values that theirs become. */
function byName(
  domain: Domain<unknown>,
  by: Permutation,
  snapshot: Snapshot,
  field: string,
  part: (part: Snapshot) => Snapshot,
): Snapshot {
  const parts = namesIn(snapshot, field);
  const nameOf = (code: number) => String(domain.shownAt(code));
  return Object.fromEntries(
    [...codesOf(domain)]
      .filter((code) => nameOf(code) in parts)
      .map((code) => [nameOf(imageOf(domain, by, code)), part(parts[nameOf(code)] ?? null)]),
  );
}

function messageOf(kinds: MessageKinds, by: Permutation, snapshot: Snapshot, field: string): Snapshot {
  const message = namesIn(snapshot, field);
  const content = kinds[String(message.message)] ?? {};
  return Object.fromEntries(
    Object.entries(message).map(([name, shown]) => {
      const domain = Object.hasOwn(content, name) ? content[name] : undefined;
      return [name, domain === undefined ? shown : scalar(domain, by, shown)];
    }),
  );
}

function scalar(domain: Domain<unknown>, by: Permutation, snapshot: Snapshot): Snapshot {
  const { shape } = domain;
  if (shape.type === 'optional') return snapshot === null ? null : scalar(shape.of, by, snapshot);
  if (shape.type !== 'process' && shape.type !== 'link') return snapshot;
  return domain.shownAt(imageOf(domain, by, shape.names.indexOf(String(snapshot))));
}

/** The code of what a value becomes. */
function imageOf(domain: Domain<unknown>, by: Permutation, code: number): number {
  const { shape } = domain;
  switch (shape.type) {
    case 'process':
      return by[shape.set]?.[code] ?? code;
    case 'link': {
      const [one, other] = shape.ends[code]?.map((end) => by[shape.set]?.[end] ?? end) ?? [];
      return shape.ends.findIndex(([a, b]) => (a === one && b === other) || (a === other && b === one));
    }
    case 'optional':
      return code === 0 ? 0 : imageOf(shape.of, by, code - 1) + 1;
    default:
      return code;
  }
}

function isList(snapshot: Snapshot): snapshot is readonly Snapshot[] {
  return Array.isArray(snapshot);
}
