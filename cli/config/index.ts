// What `signalbox/config` exports: it has to load in no time, and knows nothing of what is done with a configuration.
import type { Config } from './config.js';

export type {
  Budgets,
  CheckOfProject,
  Config,
  GateSettings,
  HeldCheck,
  KnownViolation,
  ReportFormat,
  Reports,
} from './config.js';

/** The configuration of a project, as it is: an editor knows by this function what it may say. */
export function defineConfig(config: Config): Config {
  return config;
}
