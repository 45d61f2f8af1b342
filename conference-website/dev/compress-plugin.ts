import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(js|css|svg|html|json|txt)$/;
const smallest = 512;

/**
 * Compresses each file better than there is time for later. The copy for gzip stands beside it (nginx:
 * `gzip_static on`). What carries a hash in its name has a copy for Brotli too, an eighth smaller, in a folder `br`:
 * under its own name, so that nginx knows its type without a module for Brotli.
 */
export function compress(): Plugin {
  let folder = 'dist';
  return {
    name: 'compress',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    writeBundle(_options, bundle) {
      for (const name of [...Object.keys(bundle), 'boot.js', 'icon.svg']) {
        if (!compressible.test(name) || name.startsWith('.vite/')) continue;
        const content = readFileSync(join(folder, name));
        if (content.length < smallest) continue;
        writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
        if (!name.startsWith('assets/')) continue;
        const brotli = join(folder, dirname(name), 'br');
        mkdirSync(brotli, { recursive: true });
        writeFileSync(join(brotli, basename(name)), brotliCompressSync(content));
      }
    },
  };
}
