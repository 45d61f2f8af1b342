import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

interface Texts {
  [key: string]: string | Texts;
}

/** "signUp.title" → its message, compiled: the browser gets no parser for the messages' syntax (ICU). */
export function compileCatalog(texts: Texts, prefix = ''): Record<string, unknown> {
  const catalog: Record<string, unknown> = {};
  for (const [key, text] of Object.entries(texts)) {
    const id = `${prefix}${key}`;
    if (typeof text === 'string') catalog[id] = compileMessage(text);
    else Object.assign(catalog, compileCatalog(text, `${id}.`));
  }
  return catalog;
}

/** Turns the texts of a language, locales/<language>.json and those of its parts, into the catalogue that Lingui reads. */
export function catalogs(): Plugin {
  return {
    name: 'catalogs',
    enforce: 'pre',
    transform: {
      filter: { id: /\/locales\/(\w+\/)?\w+\.json$/ },
      handler(source) {
        const catalog = JSON.stringify(compileCatalog(JSON.parse(source) as Texts));
        return { code: `export const messages = JSON.parse(${JSON.stringify(catalog)});`, map: null, moduleType: 'js' };
      },
    },
  };
}
