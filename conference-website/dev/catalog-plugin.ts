import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

type Texts = { [key: string]: string | Texts };

/** "signUp.title" → its message, compiled: the browser gets no parser for the messages' syntax (ICU). */
export function compileCatalog(texts: Texts, prefix = ''): Record<string, unknown> {
  return Object.assign(
    {},
    ...Object.entries(texts).map(([key, text]) => {
      const id = `${prefix}${key}`;
      return typeof text === 'string' ? { [id]: compileMessage(text) } : compileCatalog(text, `${id}.`);
    }),
  );
}

/** Turns the texts of a language, locales/<language>.json, into the catalogue that Lingui reads. */
export function catalogs(): Plugin {
  return {
    name: 'catalogs',
    enforce: 'pre',
    transform: {
      filter: { id: /\/locales\/\w+\.json$/ },
      handler(source) {
        const catalog = JSON.stringify(compileCatalog(JSON.parse(source) as Texts));
        return { code: `export const messages = JSON.parse(${JSON.stringify(catalog)});`, map: null, moduleType: 'js' };
      },
    },
  };
}
