import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.js';

// Before the tests: the page is tried in a real browser, so there has to be one. Where the system can be asked for it, it is.

if (findChromium() === undefined) install();
if (findChromium() === undefined) {
  process.stderr.write(
    'The tests of the HTML report need Chromium: install it, or say where one is by SIGNALBOX_CHROMIUM.\n',
  );
  process.exitCode = 1;
}

function install(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || process.env.SIGNALBOX_CHROMIUM) return;
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...words: readonly string[]) =>
    spawnSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'], env: environment }).status === 0;
  const chromium = ['install', '-y', '--no-install-recommends', 'chromium'];
  // The lists of packages may be old, or not be there.
  if (!apt(...chromium) && apt('update')) apt(...chromium);
}
