import { createHash } from 'node:crypto';
import type { Notice } from './notice.js';

/** By which a pipeline knows a notice again, in another run and after lines have moved: 32 hexadecimal digits. */
export function fingerprintOf({ identity }: Notice): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, 32);
}
