import type { Part } from './tokens.js';

/** What loaders and bundlers call the module from which a name is imported. */
const module = /^(?:__vi_import_\d+__|import_\w+)$/;

/** Undoes what loaders and compilers do to a text, so that it reads as it was written whichever of them has loaded it. */
export function inNormalForm(parts: readonly Part[]): readonly Part[] {
  const normal: Part[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at];
    if (part === undefined) continue;
    const next = parts[at + 1];
    if (typeof part === 'string') {
      if (part === '__name' && typeof next === 'object') {
        normal.push(...inNormalForm(next.parts.slice(0, -2)));
        at += 1;
      } else if (part === 'void' && next === '0') {
        normal.push('undefined');
        at += 1;
      } else if (module.test(part) && next === '.') {
        at += 1;
      } else if (next === '=>' && parts[at - 1] !== '.' && /^[\p{ID_Start}$_]/u.test(part) && part !== 'async') {
        normal.push({ open: '(', parts: [part] });
      } else {
        normal.push(requoted(part));
      }
      continue;
    }
    const [first, comma, object, dot, name] = part.parts;
    if (part.open === '(' && first === '0' && comma === ',') {
      normal.push(dot === '.' && name !== undefined ? name : (object ?? ''));
      continue;
    }
    const inside = inNormalForm(part.parts);
    const last = inside.at(-1);
    normal.push({ open: part.open, parts: last === ',' || last === ';' ? inside.slice(0, -1) : inside });
  }
  return normal;
}

function requoted(part: string): string {
  return part.startsWith('"') && !/['\\]/.test(part) ? `'${part.slice(1, -1)}'` : part;
}
