import type en from './locales/en.json';
import type manage from './locales/manage/en.json';
import type organiser from './locales/organiser/en.json';

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/**
 * The texts of the website, by their path in locales/en.json or in a part of it, which is loaded where it is needed; a
 * key without a text does not compile.
 */
export type TextKey = Leaves<typeof en> | Leaves<typeof manage> | Leaves<typeof organiser>;
