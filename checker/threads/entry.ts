import { parentPort } from 'node:worker_threads';
import type { Errand } from './task.js';

// What is thrown here ends the thread, and whoever waits for its answer hears of it.
parentPort?.on('message', async ({ module, export: name, order }: Errand) => {
  const exported: { readonly [name: string]: unknown } = await import(module);
  const perform = exported[name];
  if (typeof perform !== 'function') throw new Error(`${name} of ${module} is no function`);
  parentPort?.postMessage(await perform(order));
});
