import { formatDate } from '@/shared/i18n/dates';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import deskClasses from '../desk.module.css';
import { courseOf } from './course';
import { CsvLink } from './CsvLink';
import classes from './overview.module.css';
import { PoolChart } from './PoolChart';
import type { Forecast, PoolNumbers } from './queries';

interface PoolSectionProps {
  slug: string;
  pool: PoolNumbers;
  today: string;
  closes: string;
}

/** One pool: how full it is, how that came, and when it will be full. */
export function PoolSection({ slug, pool, today, closes }: PoolSectionProps) {
  const { t, language } = useTranslation();
  const local = useLocalized();
  const foreseen = useForecastWords(pool, closes);
  const name = local(pool.name);
  const taken = t('desk.numbers.taken', { taken: pool.taken, capacity: pool.capacity });
  const course = courseOf(pool);
  const columns = [
    t('desk.numbers.day'),
    t('desk.numbers.new'),
    t('desk.numbers.givenBack'),
    t('desk.numbers.takenAtEnd'),
  ];
  const rows = pool.days.map(({ day, taken: added, givenBack }, index) => ({
    day,
    numbers: [added, givenBack, course[index]?.taken ?? 0],
  }));
  return (
    <section className={classes.pool} aria-label={name}>
      <header>
        <h2>{name}</h2>
        <p className={classes.taken}>{taken}</p>
        <progress className={classes.bar} value={pool.taken} max={Math.max(pool.capacity, 1)} aria-label={taken} />
        <p>{foreseen}</p>
      </header>
      {rows.length > 0 && (
        <>
          <PoolChart
            pool={pool}
            label={`${t('desk.numbers.chart', { pool: name })} ${taken} ${foreseen}`}
            today={today}
            closes={closes}
          />
          <details className={classes.details}>
            <summary>{t('desk.numbers.table')}</summary>
            <table className={classes.numbers}>
              <caption className={deskClasses.hidden}>{t('desk.numbers.chart', { pool: name })}</caption>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.toReversed().map(({ day, numbers }) => (
                  <tr key={day}>
                    <th scope="row">{formatDate(day, language)}</th>
                    {numbers.map((number, index) => (
                      <td key={columns[index + 1]} data-label={columns[index + 1]}>
                        {number.toLocaleString(language)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <CsvLink
              label={t('desk.numbers.csv')}
              file={`${slug}-${pool.code}.csv`}
              rows={[columns, ...rows.map(({ day, numbers }) => [day, ...numbers])]}
            />
          </details>
        </>
      )}
    </section>
  );
}

function useForecastWords(pool: PoolNumbers, closes: string): string {
  const { t, language } = useTranslation();
  const day = (date: string) => formatDate(date, language);
  const words = ({ early, likely, late }: Forecast) => {
    if (early > closes) return t('desk.numbers.notFull');
    const range = { early: day(early), likely: day(likely), late: late ? day(late) : '' };
    if (likely > closes) return t('desk.numbers.perhapsFull', range);
    return late ? t('desk.numbers.full', range) : t('desk.numbers.fullOpen', range);
  };
  if (pool.taken > pool.capacity) return t('desk.numbers.overbooked', { count: pool.taken - pool.capacity });
  if (pool.taken === pool.capacity) return t('desk.numbers.soldOut');
  return pool.forecast ? words(pool.forecast) : t('desk.numbers.noForecast');
}
