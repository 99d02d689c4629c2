import { CopyButton } from './copy-button.js';

/** A command, to be copied into a terminal. */
export function Command({ command }: { readonly command: string }) {
  return (
    <div class="command">
      <code>{command}</code>
      <CopyButton label="Copy" text={() => command} />
    </div>
  );
}
