import { partAt, put, textAt, type Draft, type Part } from './draft';

/** What two people made different of the same thing; nothing stands for its removal. */
export interface Conflict {
  /** Where it is, rows by their codes. */
  path: string;
  mine: Part | undefined;
  theirs: Part | undefined;
}

export interface Merged {
  draft: Draft;
  /** Decided as the one who merges had it, or, where that would lose what the other wrote, as that one had it. */
  conflicts: Conflict[];
}

/**
 * What two people made of the same event file, as one: what only one of them changed is as they changed it.
 *
 * @param base what both began with
 */
export function merge(base: Draft, mine: Draft, theirs: Draft): Merged {
  const conflicts: Conflict[] = [];
  const merged = mergeParts(base, mine, theirs, '', conflicts);
  return { draft: merged as Draft, conflicts };
}

/** The same, decided as the other one had it. */
export function takeTheirs(draft: Draft, { path, theirs }: Conflict): Draft {
  return put(draft, path, theirs);
}

/** The same, decided as one had it oneself. */
export function takeMine(draft: Draft, { path, mine }: Conflict): Draft {
  return put(draft, path, mine);
}

type Maybe = Part | undefined;

function mergeParts(base: Maybe, mine: Maybe, theirs: Maybe, path: string, conflicts: Conflict[]): Maybe {
  if (same(mine, theirs) || same(base, theirs)) return mine;
  if (same(base, mine)) return theirs;
  if (isGroup(mine) && isGroup(theirs)) {
    const before = isGroup(base) ? base : {};
    const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
    return Object.fromEntries(
      [...keys].flatMap((key) => {
        const at = path ? `${path}.${key}` : key;
        const value = mergeParts(before[key], mine[key], theirs[key], at, conflicts);
        return value === undefined ? [] : [[key, value]];
      }),
    );
  }
  if (haveCodes(mine) && haveCodes(theirs)) {
    return mergeRows(haveCodes(base) ? base : [], mine, theirs, path, conflicts);
  }
  conflicts.push({ path, mine, theirs });
  // What somebody wrote is easier to take away again than to bring back.
  return mine ?? theirs;
}

function mergeRows(base: Part[], mine: Part[], theirs: Part[], path: string, conflicts: Conflict[]): Part[] {
  const order = (rows: Part[]) => rows.map((row) => textAt(row, 'code'));
  const reordered = !same(
    order(base).filter((code) => order(mine).includes(code)),
    order(mine).filter((code) => order(base).includes(code)),
  );
  const [first, second] = reordered ? [order(mine), order(theirs)] : [order(theirs), order(mine)];
  return [...new Set([...first, ...second])].flatMap((code) => {
    const at = `[=${code}]`;
    return mergeParts(partAt(base, at), partAt(mine, at), partAt(theirs, at), `${path}${at}`, conflicts) ?? [];
  });
}

function isGroup(part: Maybe): part is Draft {
  return typeof part === 'object' && !Array.isArray(part);
}

function haveCodes(part: Maybe): part is Part[] {
  if (!Array.isArray(part)) return false;
  const codes = part.map((row) => textAt(row, 'code'));
  return codes.every((code) => code !== '') && new Set(codes).size === codes.length;
}

/** Whether they say the same; the order of a group's keys says nothing. */
export function same(one: Maybe, other: Maybe): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => same(item, other[index]));
  }
  if (isGroup(one) && isGroup(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].every((key) => same(one[key], other[key]));
  }
  return one === other;
}
