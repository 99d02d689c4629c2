import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { singleFile } from './single-file.js';

const built = (folder: string) => fileURLToPath(new URL(`../../../dist/reports/html/${folder}`, import.meta.url));

/** Builds the page's template, and what renders its initial markup outside of a browser. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  logLevel: 'warn',
  resolve: { alias: { 'node:util': fileURLToPath(new URL('./node-util.ts', import.meta.url)) } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  environments: {
    client: {
      build: {
        outDir: built('template'),
        emptyOutDir: true,
        target: 'es2022',
        assetsInlineLimit: Number.POSITIVE_INFINITY,
        modulePreload: false,
        cssCodeSplit: false,
        rolldownOptions: { output: { codeSplitting: false } },
      },
    },
    markup: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        ssr: true,
        outDir: built('markup'),
        emptyOutDir: true,
        target: 'node20',
        rolldownOptions: {
          input: fileURLToPath(new URL('./printed/index.tsx', import.meta.url)),
          output: { format: 'cjs', entryFileNames: 'markup.cjs', codeSplitting: false },
        },
      },
    },
  },
  builder: {
    buildApp: async (builder) => {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name !== 'ssr') await builder.build(environment);
      }
    },
  },
  plugins: [singleFile()],
});
