import { codeFrom, codesAt, localesOf, recoded, stablePath, textAt, type Draft } from './draft';

/**
 * Names a row's code after the row itself, as long as nobody has seen it: the code of a row that the event has already
 * stays, as people chose it or answered it.
 *
 * @param list where the rows are, such as `ticketTypes`
 */
export function codeFollows(base: Draft | undefined, list: string, index: number, fallback: string) {
  return (next: Draft, locale: string, name: string): Draft => {
    if (locale !== localesOf(next)[0]) return next;
    const code = textAt(next, `${list}[${index}].code`);
    if (code !== '' && codesAt(base, stablePath(next, list)).includes(code)) return next;
    const taken = codesAt(next, list).filter((_, other) => other !== index);
    // A ticket type with places of its own makes a pool of its name.
    const others =
      list === 'pools' ? codesAt(next, 'ticketTypes') : list === 'ticketTypes' ? codesAt(next, 'pools') : [];
    const gone = codesAt(base, stablePath(next, list));
    return recoded(next, list, index, codeFrom(name, [...taken, ...others, ...gone], fallback));
  };
}
