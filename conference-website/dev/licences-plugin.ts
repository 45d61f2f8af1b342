import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** The font is ours to serve as long as its licence goes with it (SIL OFL 1.1, condition 2). */
export function licences(): Plugin {
  return {
    name: 'licences',
    generateBundle() {
      const source = readFileSync('node_modules/@fontsource-variable/figtree/LICENSE', 'utf8');
      this.emitFile({ type: 'asset', fileName: 'licences/figtree.txt', source });
    },
  };
}
