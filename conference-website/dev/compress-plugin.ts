import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(js|css|svg|html|json|txt)$/;
const smallest = 512;

/** Puts a compressed copy beside each file (nginx: `gzip_static on`): better compressed than there is time for later. */
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
      }
    },
  };
}
