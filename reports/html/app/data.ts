import type { ResultDocument } from '../contents/index.js';

/** The documents that the page was given. */
export async function readDocuments(): Promise<readonly ResultDocument[]> {
  const element = document.getElementById('data');
  const text = element?.textContent ?? '[]';
  return JSON.parse(element?.dataset.encoding === 'deflate-raw' ? await inflated(text) : text);
}

async function inflated(base64: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).text();
}
