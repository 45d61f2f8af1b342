import { useQuery } from '@tanstack/react-query';
import { formatInstant } from '@/shared/i18n/dates';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Failure } from '@/shared/ui/Failure';
import { LinkButton } from '@/shared/ui/LinkButton';
import { PageTitle } from '@/shared/ui/PageTitle';
import { Skeleton } from '@/shared/ui/Skeleton';
import '@/shared/ui/form-styles';
import deskClasses from '../desk.module.css';
import { EventDesk } from '../EventDesk';
import { attendeeStates } from '../types';
import { AnswersSection } from './AnswersSection';
import { dayIn } from './course';
import { CsvLink } from './CsvLink';
import classes from './overview.module.css';
import { PoolSection } from './PoolSection';
import { overviewQuery, totalOf, type Overview } from './queries';

/** An event in numbers, as they are now: how it fills, when it will be full, who waits, what was answered. */
export function OverviewPage({ slug }: { slug: string }) {
  return (
    <EventDesk slug={slug} needs="see-event" wide>
      {() => <Loaded slug={slug} />}
    </EventDesk>
  );
}

function Loaded({ slug }: { slug: string }) {
  const { t, language } = useTranslation();
  const { data, error, refetch } = useQuery(overviewQuery(slug));
  if (!data) {
    return error ? (
      <Failure error={error} retry={() => void refetch()} />
    ) : (
      <div role="status" aria-label={t('site.loading')}>
        <Skeleton height="6rem" gap="2rem" />
        <Skeleton height="20rem" />
      </div>
    );
  }
  const today = dayIn(data.timeZone, data.at);
  const closes = dayIn(data.timeZone, data.signUpClosesAt);
  return (
    <>
      <header className={deskClasses.head}>
        <div>
          <PageTitle className={deskClasses.title}>{t('desk.overview')}</PageTitle>
          <p className={deskClasses.lead}>
            {t('desk.numbers.asOf', { time: formatInstant(data.at, language, data.timeZone) })}
          </p>
        </div>
        <LinkButton to="/organiser/events/$slug/{-$page}" params={{ slug, page: 'wallboard' }} variant="default">
          {t('desk.numbers.wallboard')}
        </LinkButton>
      </header>
      <Totals overview={data} />
      {data.pools.map((pool) => (
        <PoolSection key={pool.code} slug={slug} pool={pool} today={today} closes={closes} />
      ))}
      <TicketTypes slug={slug} types={data.ticketTypes} />
      {data.questions.length > 0 && <AnswersSection slug={slug} questions={data.questions} />}
    </>
  );
}

function Totals({ overview }: { overview: Overview }) {
  const { t, language } = useTranslation();
  return (
    <dl className={classes.totals}>
      {attendeeStates.map((state) => (
        <div key={state}>
          <dt>{t(`desk.attendees.states.${state}`)}</dt>
          <dd>{totalOf(overview, state).toLocaleString(language)}</dd>
        </div>
      ))}
    </dl>
  );
}

function TicketTypes({ slug, types }: { slug: string; types: Overview['ticketTypes'] }) {
  const { t, language } = useTranslation();
  const local = useLocalized();
  const columns = [
    t('desk.attendees.column.ticketType'),
    ...attendeeStates.map((state) => t(`desk.attendees.states.${state}`)),
  ];
  return (
    <section className={deskClasses.section}>
      <h2>{t('desk.numbers.byType')}</h2>
      <table className={classes.numbers}>
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
          {types.map(({ code, name, states }) => (
            <tr key={code}>
              <th scope="row">{local(name)}</th>
              {attendeeStates.map((state) => (
                <td key={state} data-label={t(`desk.attendees.states.${state}`)}>
                  {states[state].toLocaleString(language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <CsvLink
          label={t('desk.numbers.csv')}
          file={`${slug}-ticket-types.csv`}
          rows={[
            columns,
            ...types.map(({ name, states }) => [local(name), ...attendeeStates.map((one) => states[one])]),
          ]}
        />
      </p>
    </section>
  );
}
