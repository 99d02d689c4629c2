import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** What Chromium is called, by who ships it. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

/** Where Chromium is: what SIGNALBOX_CHROMIUM names, else the first on the path; undefined if there is none. */
export function findChromium(): string | undefined {
  const named = process.env.SIGNALBOX_CHROMIUM;
  if (named !== undefined && named !== '') return programAt(named);
  return names.map(programAt).find((path) => path !== undefined);
}

function programAt(name: string): string | undefined {
  const folders = isAbsolute(name) ? [''] : (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
