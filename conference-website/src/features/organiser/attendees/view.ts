import { attendeeStates, type Attendee, type Asked, type AttendeeState } from '../types';

/** What of a list is shown, and how: all of it is in the address, so a view can be kept and passed on as a link. */
export interface View {
  search?: string | undefined;
  state?: AttendeeState | undefined;
  ticketType?: string | undefined;
  /** Each the code of a question, a colon, and the answer. */
  answer?: string[] | undefined;
  tag?: string | undefined;
  /** Only those who have not answered something that is required. */
  incomplete?: true | undefined;
  /** Only those who may have registered twice. */
  suspected?: true | undefined;
  sort?: Sort | undefined;
  page?: number | undefined;
  columns?: string[] | undefined;
}

export const sorts = ['-registered', 'registered', 'name', '-name', 'email', 'organisation'] as const;
export type Sort = (typeof sorts)[number];

export const columns = ['email', 'organisation', 'ticketType', 'state', 'registeredAt', 'reference'] as const;
export type Column = (typeof columns)[number];
export const usualColumns: string[] = ['email', 'ticketType', 'state', 'registeredAt'];

/** The column of an answer. */
export const answerColumn = (question: string) => `answer:${question}`;

/** Takes from an address whatever makes sense; an old or mistyped link shows the rest. */
export function viewOf(raw: Record<string, unknown>): View {
  const page = Number(raw.page);
  return withoutEmpty({
    search: text(raw.search),
    state: oneOf(attendeeStates, raw.state),
    ticketType: text(raw.ticketType),
    answer: texts(raw.answer),
    tag: text(raw.tag),
    incomplete: raw.incomplete === true ? true : undefined,
    suspected: raw.suspected === true ? true : undefined,
    sort: oneOf(sorts, raw.sort),
    page: Number.isInteger(page) && page > 1 ? page : undefined,
    columns: texts(raw.columns),
  });
}

function withoutEmpty(view: View): View {
  return Object.fromEntries(
    Object.entries(view).filter(([, value]) => value !== undefined && value !== '' && !isEmptyList(value)),
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function texts(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.filter((one): one is string => typeof one === 'string');
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((one) => one === value);
}

/** The view as the service is asked for it. */
export function queryOf({
  search,
  state,
  ticketType,
  answer = [],
  tag,
  incomplete,
  suspected,
  sort,
  page,
}: View): string {
  const query = new URLSearchParams();
  if (search) query.set('search', search.slice(0, 200));
  if (state) query.set('state', state);
  if (ticketType) query.set('ticketType', ticketType);
  for (const one of answer) query.append('answer', one);
  if (tag) query.set('tag', tag);
  if (incomplete) query.set('incomplete', 'true');
  if (suspected) query.set('suspected', 'true');
  if (sort) query.set('sort', sort);
  if (page) query.set('page', String(page));
  return query.toString();
}

/** The view that {@link queryOf} put into words. */
export function viewOfQuery(query: string, columns: string[] = []): View {
  const parameters = new URLSearchParams(query);
  return viewOf({
    ...Object.fromEntries(parameters),
    answer: parameters.getAll('answer'),
    incomplete: parameters.get('incomplete') === 'true',
    suspected: parameters.get('suspected') === 'true',
    columns,
  });
}

/** Whether two views show the same in the same way, whatever their page and what is searched in them. */
export function isSameView(one: View, other: View): boolean {
  const bare = (view: View) => [
    queryOf({ ...view, page: undefined, search: undefined }),
    ...(view.columns?.length ? view.columns : usualColumns),
  ];
  return JSON.stringify(bare(one)) === JSON.stringify(bare(other));
}

/** Whether anything but the whole list is asked for. */
export function isNarrowed({ search, state, ticketType, answer, tag, incomplete, suspected }: View): boolean {
  return Boolean(search ?? state ?? ticketType ?? answer ?? tag ?? incomplete ?? suspected);
}

export function fullName({ givenName, familyName }: Attendee): string {
  return `${givenName} ${familyName}`;
}

/** An answer in words; empty when there is none. */
export function answerText(
  asked: Asked,
  question: string,
  answers: Attendee['answers'],
  local: (text: Record<string, string>) => string,
  words: { yes: string; no: string },
): string {
  const given = answers[question];
  const options = asked.questions.find((one) => one.code === question)?.options ?? [];
  const nameOf = (code: unknown) => {
    const option = options.find((one) => one.code === code);
    return option ? local(option.name) : String(code);
  };
  if (given === undefined || given === null) return '';
  if (typeof given === 'boolean') return given ? words.yes : words.no;
  return Array.isArray(given) ? given.map(nameOf).join(', ') : nameOf(given);
}
