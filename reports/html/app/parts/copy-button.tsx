import { useState } from 'preact/hooks';

/** Copies a text, which is made only then. */
export function CopyButton({ label, text }: { readonly label: string; readonly text: () => string }) {
  const [said, setSaid] = useState<string | null>(null);
  const copy = async () => {
    const copied = await toClipboard(text());
    setSaid(copied ? 'copied' : 'not permitted here');
    setTimeout(() => setSaid(null), 1500);
  };
  return (
    <button type="button" class="copy" onClick={copy}>
      <span aria-live="polite">{said ?? label}</span>
    </button>
  );
}

/** Not every browser lets a page that is a file use its clipboard; all let one copy what is selected. */
async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}
