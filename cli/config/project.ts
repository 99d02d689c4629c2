import { relative, resolve } from 'node:path';
import type { Suite } from '../../properties/index.js';
import { type FormatName, formatNames } from '../rendered-files.js';

import { findConfig } from './find-config.js';
import { loadConfig } from './load-config.js';
import { projectSuite } from './project-suite.js';
import type { Settings } from './settings.js';

/** A project with a configuration: what it checks, and how. */
export interface Project {
  /** The configuration's whole path, and the folder in which it lies. */
  readonly file: string;
  readonly folder: string;
  readonly suite: Suite;
  readonly settings: Settings;
}

/**
 * The project whose configuration is named, or in which the working directory lies; undefined where there is none.
 * @throws UsageError that says what is wrong with its configuration, and where
 */
export async function projectHere(named?: string): Promise<Project | undefined> {
  const file = named ?? findConfig();
  if (file === undefined) return undefined;
  const config = await loadConfig(file);
  const { folder, settings } = config;
  return { file: config.file, folder, settings, suite: await projectSuite(config) };
}

/** A path in a configuration as the working directory sees it. */
export function seenFromHere({ folder }: Project, path: string): string {
  const here = relative(process.cwd(), resolve(folder, path));
  return here === '' ? '.' : here;
}

/** The files that each run of a project is written to, by format, but for the page. */
export function filesOf(project: Project | undefined): { readonly [format in FormatName]?: string } {
  const files: { [format in FormatName]?: string } = {};
  if (project === undefined) return files;
  for (const format of formatNames) {
    const path = project.settings.reports.files[format];
    if (path !== undefined) files[format] = seenFromHere(project, path);
  }
  return files;
}

/** Where the page of a project goes if the command line does not say: false if there is to be none. */
export function pageOf(project: Project | undefined, byDefault: string): string | false {
  if (project === undefined) return byDefault;
  const { html } = project.settings.reports;
  return html === false ? false : seenFromHere(project, html ?? byDefault);
}
