import type { ReportedCheck } from '../../contents/index.js';
import { Command } from '../parts/command.js';
import { CopyButton } from '../parts/copy-button.js';
import { Download } from '../parts/download.js';
import { filesOf } from './files.js';
import { issueText } from './issue-text.js';

/** What to take away from a check: its run in other forms, a text for an issue, the command that makes it again. */
export function Keep({ check }: { readonly check: ReportedCheck }) {
  return (
    <section class="keep" aria-labelledby="keep">
      <h2 id="keep">Take it with you</h2>
      <p class="buttons">
        <CopyButton label="Copy for an issue" text={() => issueText(check)} />
      </p>
      {check.trace !== null && (
        <p class="buttons">
          <span class="aside">The run as</span>
          {filesOf(check).map((file) => (
            <Download key={file.name} {...file} />
          ))}
        </p>
      )}
      <Command command={check.command} />
    </section>
  );
}
