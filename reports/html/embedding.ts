import { deflateRawSync } from 'node:zlib';

/** Below so many characters, data stays legible in the page's source. */
const legible = 100_000;

/**
 * Data as an element of a page, which nothing in it can leave: legible where it is small, deflated where it is large. The
 * same data gives the same text.
 */
export function embedded(data: unknown): string {
  const text = JSON.stringify(data);
  return text.length < legible
    ? `<script type="application/json" id="data">${text.replaceAll('<', '\\u003c')}</script>`
    : `<script type="text/plain" id="data" data-encoding="deflate-raw">${deflateRawSync(text, { level: 9 }).toString('base64')}</script>`;
}
