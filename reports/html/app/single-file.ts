import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** Puts scripts and styles into the page itself, and allows these and nothing else. */
export function singleFile(): Plugin {
  return {
    name: 'single-file',
    enforce: 'post',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle: {
      // When all others have done theirs.
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('there is no page to put scripts into');
        let scripts = '';
        let styles = '';
        for (const [name, file] of Object.entries(bundle)) {
          if (file === page) continue;
          if (file.type === 'chunk') scripts += file.code;
          else if (name.endsWith('.css')) styles += String(file.source);
          else throw new Error(`${name} has no place in a single file`);
          delete bundle[name];
        }
        // Neither may end the element that it stands in, and of a page's text a browser keeps no character 0.
        const script = scripts
          .trim()
          .replaceAll('</script', '<\\/script')
          .replaceAll('<!--', '<\\!--')
          .replaceAll('\0', '\\u0000');
        const style = styles.trim();
        if (style.includes('</style')) throw new Error('a style would end its element');
        const policy = [
          "default-src 'none'",
          `script-src '${hashOf(script)}'`,
          `style-src '${hashOf(style)}'`,
          'img-src data: blob:',
          "base-uri 'none'",
          "form-action 'none'",
        ].join('; ');
        page.source = String(page.source)
          .replace(/\s*<script type="module"[^>]*><\/script>/, '')
          .replace(/\s*<link rel="stylesheet"[^>]*>/, '')
          .replace('{{policy}}', policy)
          .replace('</head>', () => `<style>${style}</style>\n  </head>`)
          // At the end, so that everything that it looks for is there.
          .replace('</body>', () => `<script type="module">${script}</script>\n  </body>`);
      },
    },
  };
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
