const DAY = 86_400_000;
/** The same days of the week, a year later. */
const YEAR_OF_WEEKS = 364;
const TIMES = /^( *(?:startsAt|endsAt|opensAt|closesAt|eraseAfter): *['"]?)(\d{4}-\d{2}-\d{2})/gm;
const STARTS = /^startsAt: *['"]?(\d{4}-\d{2}-\d{2})/m;
/** The title, in one language or in several: all lines until the next key of the file. */
const TITLE = /^title:.*\n(?:[ #].*\n)*/m;

/**
 * A new event like one that there has been: as a draft, under another name, on the same days of the week a year later, or as
 * many years later as it takes to begin after today. What its texts say of dates stays as it was.
 *
 * @param yaml the event's file, as the service writes it
 */
export function copyOf(yaml: string, today: Date): string {
  const begins = STARTS.exec(yaml)?.[1];
  if (begins === undefined) return yaml;
  let days = YEAR_OF_WEEKS;
  while (Date.parse(begins) + days * DAY <= today.getTime()) days += YEAR_OF_WEEKS;
  const year = begins.slice(0, 4);
  const nextYear = moved(begins, days).slice(0, 4);
  return yaml
    .replace(TIMES, (_, key: string, date: string) => key + moved(date, days))
    .replace(TITLE, (title) => title.replaceAll(year, nextYear))
    .replace(/^slug: *(.*)$/m, (_, slug: string) => `slug: ${renamed(slug, year, nextYear)}`)
    .replace(/^state: *.*$/m, 'state: draft');
}

function moved(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

function renamed(slug: string, year: string, nextYear: string): string {
  return slug.includes(year) && year !== nextYear ? slug.replace(year, nextYear) : `${slug}-copy`;
}
