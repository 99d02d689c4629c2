import { chmodSync, cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// The last step of the build: what the compiler does not do. Templates are files that are copied as they are.
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
rmSync(at('../../dist/cli/init/template'), { recursive: true, force: true });
cpSync(at('./template'), at('../../dist/cli/init/template'), { recursive: true });
chmodSync(at('../../dist/cli/main.js'), 0o755);
