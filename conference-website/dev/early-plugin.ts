import type { Plugin } from 'vite';

/** What boot.js may fetch ahead, and the modules it is made of. */
const ahead = {
  en: 'src/shared/i18n/locales/en.json',
  de: 'src/shared/i18n/locales/de.json',
  'sign-up': 'src/app/pages/sign-up-form.tsx',
  'first-sight': 'src/app/first-sight/first-sight.ts',
};

interface Chunk {
  type: string;
  fileName: string;
  facadeModuleId?: string | null;
  imports?: string[];
  viteMetadata?: { importedCss: Set<string> };
}

/**
 * Tells boot.js the names of the built files that a page will need, so that they are under way while the application
 * is still loading, and not only when it asks for them: that is one round trip less on a slow network.
 */
export function early(): Plugin {
  return {
    name: 'early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, chunk: entry }) {
        const chunks = Object.values(bundle ?? {}) as Chunk[];
        const known = new Set(filesOf(entry as unknown as Chunk, chunks));
        const names = Object.entries(ahead).map(([name, path]) => {
          const chunk = chunks.find((one) => one.facadeModuleId?.endsWith(path));
          return [name, chunk ? filesOf(chunk, chunks).filter((file) => !known.has(file)) : []];
        });
        const files = JSON.stringify(Object.fromEntries(names)).replaceAll('"', '&quot;');
        return html.replace('<script src="/boot.js">', `<script src="/boot.js" data-files="${files}">`);
      },
    },
  };
}

function filesOf(chunk: Chunk, chunks: Chunk[], seen = new Set<string>()): string[] {
  if (seen.has(chunk.fileName)) return [];
  seen.add(chunk.fileName);
  const imported = (chunk.imports ?? []).flatMap((name) => chunks.filter(({ fileName }) => fileName === name));
  return [
    chunk.fileName,
    ...(chunk.viteMetadata?.importedCss ?? []),
    ...imported.flatMap((one) => filesOf(one, chunks, seen)),
  ];
}
