/** A fenced block of a page. */
export interface Block {
  /** What stands behind the fence: `sh`, `text`, `ts`, … */
  readonly kind: string;
  readonly lines: readonly string[];
  /** The page's line, counted from 1, on which the first of these lines stands. */
  readonly line: number;
}

/** Every fenced block of a page, in order. */
export function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split('\n');
  for (let opening = 0; opening < lines.length; opening++) {
    const [, fence, kind] = /^(`{3,})(.*)$/.exec(lines[opening] ?? '') ?? [];
    if (fence === undefined || kind === undefined) continue;
    const closing = lines.indexOf(fence, opening + 1);
    if (closing < 0) throw new Error(`the block that begins on line ${opening + 1} does not end`);
    blocks.push({ kind: kind.trim(), lines: lines.slice(opening + 1, closing), line: opening + 2 });
    opening = closing;
  }
  return blocks;
}

/** The page with other lines in some of its blocks. */
export function withLines(markdown: string, replaced: ReadonlyMap<Block, readonly string[]>): string {
  const lines = markdown.split('\n');
  // From the end, so that the blocks before keep their places.
  for (const [block, replacement] of [...replaced].sort(([one], [other]) => other.line - one.line)) {
    lines.splice(block.line - 1, block.lines.length, ...replacement);
  }
  return lines.join('\n');
}
