import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** How many rows are kept ready above and below those that are seen. */
const ahead = 12;

/**
 * A list of rows of one height, of which only those near the window exist. It scrolls with the page. Without a browser, and
 * where it is short, all rows exist.
 */
export function LongList<Item>({
  items,
  height,
  label,
  row,
}: {
  readonly items: readonly Item[];
  /** Of a row, in pixels. */
  readonly height: number;
  readonly label: string;
  readonly row: (item: Item, position: number) => ComponentChildren;
}) {
  const list = useRef<HTMLOListElement>(null);
  const [[from, to], setRange] = useState<readonly [number, number]>([0, 60]);
  useEffect(() => {
    const see = () => {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      const first = Math.floor(-top / height) - ahead;
      const last = Math.ceil((innerHeight - top) / height) + ahead;
      setRange([Math.max(0, first), Math.max(0, last)]);
    };
    see();
    addEventListener('scroll', see, { passive: true });
    addEventListener('resize', see);
    return () => {
      removeEventListener('scroll', see);
      removeEventListener('resize', see);
    };
  }, [height, items]);
  const shown = items.slice(from, to);
  return (
    <ol class="long-list" ref={list} aria-label={label} style={{ height: `${items.length * height}px` }}>
      {shown.map((item, index) => (
        <li
          key={from + index}
          aria-setsize={items.length}
          aria-posinset={from + index + 1}
          style={{ transform: `translateY(${(from + index) * height}px)`, height: `${height}px` }}
        >
          {row(item, from + index)}
        </li>
      ))}
    </ol>
  );
}
