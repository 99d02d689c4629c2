/** So that nothing in it is read as Markdown or HTML. */
export function text(plainText: string): string {
  return plainText.replace(/[\s\p{Cc}]+/gu, ' ').replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

/** So that nothing in it is read as HTML, where no Markdown is. */
export function inHtml(plainText: string): string {
  return plainText.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A command as code, whatever it quotes. */
export function code(command: string): string {
  if (!command.includes('`')) return `\`${command}\``;
  const longest = Math.max(...[...command.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${command} ${fence}`;
}

/** Lines in a block of code of their own, behind a fence that is in none of them. */
export function fenced(kind: string, lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([ticks]) => ticks.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${kind}`, ...lines, fence].join('\n');
}

/** What is seen only where it is opened. */
export function details(summary: string, ...blocks: readonly string[]): string {
  return [`<details><summary>${inHtml(summary)}</summary>`, ...blocks, '</details>'].join('\n\n');
}
