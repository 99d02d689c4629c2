import { useLayoutEffect, useRef } from 'preact/hooks';

/** What a key does, by its name as `KeyboardEvent.key` has it. */
export interface Keys {
  readonly [key: string]: (() => void) | undefined;
}

/** Keys that work wherever the focus is, except where somebody writes, and never with Control, Alt or Meta. */
export function useKeys(keys: Keys): void {
  // At once, not after the next paint: a key that is held down is faster.
  const current = useRef(keys);
  current.current = keys;
  // Before anything is painted: whoever sees the page can use it.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isWriting(event.target)) return;
      const act = current.current[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** Whether the focus is where keys have a meaning of their own. */
function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea, dialog[open]') !== null;
}
