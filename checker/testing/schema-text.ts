import { type Domain, isFields, type MessageKinds, type StateType } from '../language/index.js';

/** A state type as a person reads it. */
export function textOfType(type: StateType): string {
  if (isFields(type)) return textOfFields(type, textOfType);
  switch (type.kind) {
    case 'domain':
      return textOfDomain(type);
    case 'array':
      return `array over (${textOfDomain(type.index)}) of ${textOfType(type.element)}`;
    case 'set':
      return `set of (${textOfDomain(type.of)})`;
    case 'map':
      return `map from (${textOfDomain(type.key)}) to (${textOfDomain(type.value)})`;
    case 'sequence':
      return `sequence of at most ${type.capacity} (${textOfDomain(type.of)})`;
    case 'vector clock':
      return `vector clock to ${type.max} of ${textOfDomain(type.processes)}`;
    case 'budget':
      return `budget of ${type.limit}`;
    case 'countdown':
      return `countdown of at most ${type.max}`;
    case 'message set':
      return `message set ${textOfKinds(type.messages)}`;
    case 'message bag':
      return `message bag with at most ${type.copies} copies ${textOfKinds(type.messages)}`;
    case 'channels':
      return `channels of at most ${type.capacity} between ${textOfDomain(type.processes)} ${textOfKinds(type.messages)}`;
  }
}

function textOfKinds(kinds: MessageKinds): string {
  return textOfFields(kinds, (content) => textOfFields(content, textOfDomain));
}

function textOfFields<Part>(fields: { readonly [name: string]: Part }, textOf: (part: Part) => string): string {
  const texts = Object.entries(fields).map(([name, part]) => `${name}: ${textOf(part)}`);
  return texts.length === 0 ? '{}' : `{ ${texts.join(', ')} }`;
}

function textOfDomain(domain: Domain<unknown>): string {
  const initial = domain.codeOf(domain.initial);
  return initial === 0 ? domain.description : `${domain.description}, first ${String(domain.shownAt(initial))}`;
}
