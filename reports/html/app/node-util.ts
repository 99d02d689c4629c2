/** In the page, what renderings take from Node's `util`. Nothing is in colour there, so that only colours need to go. */
export function stripVTControlCharacters(text: string): string {
  return text.split('\u001b[').reduce((kept, piece) => kept + piece.replace(/^[\d;]*m/, ''));
}
