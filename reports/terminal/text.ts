import { stripVTControlCharacters } from 'node:util';

/** How many columns a text takes, colours not counted. */
export function widthOf(text: string): number {
  return [...stripVTControlCharacters(text)].length;
}

/** Fills up with blanks on the right to a width. */
export function padRight(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Fills up with blanks on the left to a width. */
export function padLeft(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

/** The width of the widest. */
export function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(widthOf));
}

/**
 * Sets pieces that must not be broken after a head, separated by `separator`, on as few lines as the width allows;
 * further lines are indented so that all pieces stand below each other, unless another indent is given.
 */
export function fill(
  head: string,
  pieces: readonly string[],
  width: number,
  separator = ' ',
  indent = widthOf(head),
): string[] {
  const lines = [head];
  let free = width - widthOf(head);
  let isFirst = true;
  for (const [position, piece] of pieces.entries()) {
    const set = isFirst ? piece : separator + piece;
    // Where the line ends behind it, what separates it from the next stands there, too.
    const reserved = position === pieces.length - 1 ? 0 : widthOf(separator.trimEnd());
    if (widthOf(set) + reserved > free && !(isFirst && widthOf(head) <= indent)) {
      if (!isFirst) lines[lines.length - 1] += separator.trimEnd();
      lines.push(' '.repeat(indent) + piece);
      free = width - indent - widthOf(piece);
    } else {
      lines[lines.length - 1] += set;
      free -= widthOf(set);
    }
    isFirst = false;
  }
  return lines.map((line) => line.trimEnd());
}

/** Sets a sentence after a head, broken between words. */
export function paragraph(head: string, sentence: string, width: number): string[] {
  return fill(head, sentence.split(' '), width);
}

/** Sets a command after a head, continued as a shell continues it where it is too long, so that it can be pasted. */
export function commandLines(head: string, command: string, width: number): string[] {
  const continued = ' \\';
  const lines = fill(head, command.split(/ (?=--)/), width - continued.length);
  return lines.map((line, position) => (position === lines.length - 1 ? line : line + continued));
}

/** The beginning of a text, as much as a width has room for. */
export function shortened(text: string, width: number): string {
  return widthOf(text) <= width
    ? text
    : `${[...text]
        .slice(0, Math.max(0, width - 1))
        .join('')
        .trimEnd()}…`;
}
