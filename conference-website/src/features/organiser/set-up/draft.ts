import { parseDocument, stringify } from 'yaml';

/** A part of an event file. Every scalar is a text, as the service takes them: as they are written. */
export type Part = string | Part[] | { [key: string]: Part };
export type Draft = Record<string, Part>;

/**
 * What an event file says.
 *
 * @returns undefined when it can't be read as one: no YAML, no mapping, or with what the service refuses anyway
 */
export function draftOf(yaml: string): Draft | undefined {
  const read = parseDocument(yaml, { schema: 'failsafe' });
  if (read.errors.length > 0) return undefined;
  try {
    const content: unknown = read.toJS({ maxAliasCount: 0 });
    return isGroup(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

/** The event file that says it; what is empty is not in it. */
export function fileOf(draft: Draft): string {
  return stringify(written(draft) ?? {}, { schema: 'failsafe', lineWidth: 0, blockQuote: 'literal' });
}

function written(part: Part): Part | undefined {
  if (typeof part === 'string') return part.trim() === '' ? undefined : part;
  if (Array.isArray(part)) {
    // A row stays where it is, whatever is missing in it: the service names it by its place.
    const items = part.flatMap((item) => written(item) ?? (typeof item === 'string' ? [] : [{}]));
    return items.length > 0 ? items : undefined;
  }
  const entries = Object.entries(part).flatMap(([key, value]) => {
    const kept = written(value);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function isGroup(part: unknown): part is Draft {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

/**
 * The steps of a path as the service writes it, `ticketTypes[1].name`; a row can be named by its code instead of its
 * place as well, `ticketTypes[=student].name`.
 */
function stepsOf(path: string): string[] {
  return path.match(/\[[^\]]*\]|[^.[\]]+/g) ?? [];
}

function keyIn(part: Part | undefined, step: string): string | number {
  if (!step.startsWith('[')) return step;
  const inner = step.slice(1, -1);
  if (!inner.startsWith('=')) return Number(inner);
  return Array.isArray(part) ? part.findIndex((row) => textAt(row, 'code') === inner.slice(1)) : -1;
}

/** What there is at a path. */
export function partAt(part: Part | undefined, path: string): Part | undefined {
  return stepsOf(path).reduce<Part | undefined>((within, step) => {
    const key = keyIn(within, step);
    if (typeof key === 'number') return Array.isArray(within) ? within[key] : undefined;
    return isGroup(within) && Object.hasOwn(within, key) ? within[key] : undefined;
  }, part);
}

/** The text at a path; empty when there is none. */
export function textAt(part: Part | undefined, path: string): string {
  const found = partAt(part, path);
  return typeof found === 'string' ? found : '';
}

/** The rows at a path; none when there is no list. */
export function rowsAt(part: Part | undefined, path: string): Part[] {
  const found = partAt(part, path);
  return Array.isArray(found) ? found : [];
}

/** The texts in the list at a path, such as codes. */
export function textsAt(part: Part | undefined, path: string): string[] {
  return rowsAt(part, path).filter((item) => typeof item === 'string');
}

/** The codes of the rows at a path. */
export function codesAt(part: Part | undefined, path: string): string[] {
  return rowsAt(part, path).map((row) => textAt(row, 'code'));
}

/** The same with another value at a path; with nothing there, when the value is undefined. */
export function put(draft: Draft, path: string, value: Part | undefined): Draft {
  return replaced(draft, stepsOf(path), value) as Draft;
}

function replaced(part: Part | undefined, steps: string[], value: Part | undefined): Part | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const key = keyIn(part, step);
  if (typeof key === 'number') {
    const items = Array.isArray(part) ? [...part] : [];
    const item = replaced(items[key], rest, value);
    // A row that is named by a code there is not, goes to the end.
    if (item === undefined) items.splice(key, key < 0 ? 0 : 1);
    else if (key < 0) items.push(item);
    else items[key] = item;
    return items;
  }
  const group = isGroup(part) ? part : {};
  const entry = replaced(Object.hasOwn(group, key) ? group[key] : undefined, rest, value);
  if (entry !== undefined) return { ...group, [key]: entry };
  return Object.fromEntries(Object.entries(group).filter(([other]) => other !== key));
}

/** The languages of an event; the first is the one that is shown to whoever speaks none of them. */
export function localesOf(draft: Draft): string[] {
  const locales = textsAt(draft, 'locales').filter((locale) => locale !== '');
  return locales.length > 0 ? locales : ['en'];
}

/** A text in a language; a plain text is the same in all of them. */
export function localTextAt(part: Part | undefined, path: string, locale: string): string {
  const found = partAt(part, path);
  return typeof found === 'string' ? found : textAt(found, locale);
}

/** The same with another text in one language; the others stay as they are. */
export function putLocalText(draft: Draft, path: string, locale: string, text: string): Draft {
  const texts = localesOf(draft).map((one) => [one, one === locale ? text : localTextAt(draft, path, one)] as const);
  return put(draft, path, Object.fromEntries(texts));
}

const localTexts = new Set(['title', 'summary', 'description', 'name', 'label', 'help', 'text']);

/** The same in other languages: texts in those that are gone go with them. */
export function inLocales(draft: Draft, locales: string[]): Draft {
  const kept = (part: Part): Part => {
    if (typeof part === 'string') return part;
    if (Array.isArray(part)) return part.map(kept);
    return Object.fromEntries(
      Object.entries(part).map(([key, value]) => [
        key,
        localTexts.has(key) && isGroup(value)
          ? Object.fromEntries(Object.entries(value).filter(([locale]) => locales.includes(locale)))
          : kept(value),
      ]),
    );
  };
  return { ...(kept(draft) as Draft), locales };
}

const longestCode = 40;

/**
 * The code that a name suggests.
 *
 * @param fallback what it is called when the name has no letter that may stand in a code
 */
export function codeFrom(name: string, taken: string[], fallback: string, longest = longestCode): string {
  const plain = name
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  const code = plain || fallback;
  for (let number = plain ? 1 : taken.length + 1; ; number++) {
    const numbered = plain && number === 1 ? code : `${code.slice(0, longest - String(number).length - 1)}-${number}`;
    if (!taken.includes(numbered)) return numbered;
  }
}

/** What refers to the rows of a list by their codes. */
const references: Record<string, [list: string, key: string]> = {
  pools: ['ticketTypes', 'pools'],
  ticketTypes: ['questions', 'ticketTypes'],
};

/** The same with another code for a row, also wherever it is referred to. */
export function recoded(draft: Draft, list: string, index: number, code: string): Draft {
  const before = textAt(draft, `${list}[${index}].code`);
  const renamed = put(draft, `${list}[${index}].code`, code);
  return before === '' ? renamed : referring(renamed, list, (one) => (one === before ? [code] : [one]));
}

/** The same without a row, also wherever it is referred to. */
export function without(draft: Draft, list: string, index: number): Draft {
  const code = textAt(draft, `${list}[${index}].code`);
  const rest = put(draft, `${list}[${index}]`, undefined);
  return referring(rest, list, (one) => (one === code ? [] : [one]));
}

function referring(draft: Draft, list: string, change: (code: string) => string[]): Draft {
  const [rows, key] = references[list] ?? [];
  if (rows === undefined) return draft;
  return rowsAt(draft, rows).reduce<Draft>((now, row, index) => {
    const codes = textsAt(row, key ?? '');
    return codes.length === 0 ? now : put(now, `${rows}[${index}].${key}`, codes.flatMap(change));
  }, draft);
}

/** The same with a row one place further up or down. */
export function moved(draft: Draft, list: string, index: number, by: -1 | 1): Draft {
  const rows = [...rowsAt(draft, list)];
  const [row] = rows.splice(index, 1);
  if (row !== undefined) rows.splice(index + by, 0, row);
  return put(draft, list, rows);
}

/** A path that stays right when rows are added or removed: each row by its code, where it has one. */
export function stablePath(draft: Draft, path: string): string {
  let within = '';
  for (const step of stepsOf(path)) {
    const code = step.startsWith('[') ? textAt(draft, `${within}${step}.code`) : '';
    within += code ? `[=${code}]` : step.startsWith('[') || within === '' ? step : `.${step}`;
  }
  return within;
}
