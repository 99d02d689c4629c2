import { count } from '../wording/index.js';

/** Not seen by readers: by it a bot finds the comment that it wrote before, and replaces it. */
export const commentMarker = '<!-- signalbox -->';

/** GitHub takes no longer comment, in characters; GitLab's limit is far above. */
const MOST_CHARACTERS = 65_536;

/**
 * Results in Markdown as one comment on a pull request: it begins with a marker, and has fewer than 65,536 characters. What is
 * too long is cut where a line ends, and says so, and how much was left out.
 */
export function markdownComment(pages: readonly string[]): string {
  return shortened(`${commentMarker}\n${pages.join('\n')}`, MOST_CHARACTERS - 1, (text) => text.length);
}

/** Markdown that is no longer than so much, as it is measured; what is cut says so at its end. */
export function shortened(page: string, most: number, measure: (text: string) => number): string {
  if (measure(page) <= most) return page;
  const lines = page.split('\n');
  // What a cut may leave open is closed behind it, for which there has to be room.
  let kept = lines.length;
  let text = page;
  while (kept > 0 && measure(text) > most) {
    // Never fewer than needed by more than a line: longer texts than that are far too long, so half of the rest is tried first.
    kept -= Math.max(1, Math.ceil((kept * (measure(text) - most)) / measure(text) / 2));
    text = cutAfter(lines, kept);
  }
  return text;
}

function cutAfter(lines: readonly string[], kept: number): string {
  const shown = lines.slice(0, kept);
  const left = lines.length - kept;
  return `${[...shown, ...closing(shown)].join('\n')}\n\n… the other ${count(left)} lines are left out: there is no room for them here\n`;
}

/** What is still open at the end of lines: a block of code, and details around it. */
function closing(lines: readonly string[]): readonly string[] {
  let fence: string | undefined;
  let details = 0;
  for (const line of lines) {
    const [ticks] = /^`{3,}/.exec(line) ?? [];
    if (fence !== undefined) {
      if (line === fence) fence = undefined;
    } else if (ticks !== undefined) fence = ticks;
    else if (line.startsWith('<details>')) details += 1;
    else if (line === '</details>') details -= 1;
  }
  return [...(fence === undefined ? [] : [fence]), ...Array.from({ length: details }, () => '\n</details>')];
}
