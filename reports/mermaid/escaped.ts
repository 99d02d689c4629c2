/**
 * A text as Mermaid takes it, so that nothing in it is read as syntax, as a directive or as HTML: whatever is neither letter
 * nor digit nor harmless becomes a character by its number.
 */
export function escaped(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[^\p{L}\p{N} .,()[\]/=+→'_-]/gu, (character) => `#${character.codePointAt(0)};`);
}
