import { Button, InputBase, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatInstant } from '@/shared/i18n/dates';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Failure } from '@/shared/ui/Failure';
import { PageTitle } from '@/shared/ui/PageTitle';
import { Skeleton } from '@/shared/ui/Skeleton';
import '@/shared/ui/form-styles';
import attendeesClasses from '../attendees/attendees.module.css';
import { By, knownActions, useActionWords } from '../attendees/History';
import deskClasses from '../desk.module.css';
import { EventDesk } from '../EventDesk';
import { FileButton } from '../ExportButton';
import type { OrganiserEvent } from '../types';
import {
  actors,
  historyParameters,
  historyQuery,
  type Actor,
  type EventHistoryEntry,
  type HistoryView,
} from './queries';

interface HistoryPageProps {
  slug: string;
  view: HistoryView;
  onView: (view: HistoryView) => void;
}

/** Who did what to the registrations of an event: to answer "who was that, and when?" */
export function HistoryPage(props: HistoryPageProps) {
  return (
    <EventDesk slug={props.slug} needs="see-attendees">
      {(event) => <Loaded {...props} event={event} />}
    </EventDesk>
  );
}

function Loaded({ slug, view, onView, event }: HistoryPageProps & { event: OrganiserEvent }) {
  const { t } = useTranslation();
  const local = useLocalized();
  const { data, error, refetch } = useQuery(historyQuery(slug, view));
  const entries = data?.entries;
  return (
    <>
      <header>
        <PageTitle className={deskClasses.title}>{t('desk.history.title')}</PageTitle>
        <p className={deskClasses.lead}>{t('desk.history.lead', { event: local(event.title) })}</p>
      </header>
      <Narrow
        view={view}
        onView={(next) => {
          onView({ ...next, before: undefined });
        }}
      />
      {entries ? (
        <section className={attendeesClasses.results} aria-label={t('desk.history.title')}>
          {entries.length === 0 ? (
            <p role="status">{t('desk.history.none')}</p>
          ) : (
            <Entries slug={slug} entries={entries} timeZone={event.timeZone} />
          )}
          <div className={deskClasses.actions}>
            {view.before !== undefined && (
              <Button
                variant="default"
                onClick={() => {
                  onView({ ...view, before: undefined });
                }}
              >
                {t('desk.history.newest')}
              </Button>
            )}
            {data.next !== undefined && (
              <Button
                variant="default"
                onClick={() => {
                  onView({ ...view, before: data.next });
                }}
              >
                {t('desk.history.more')}
              </Button>
            )}
            {entries.length > 0 && event.permissions.includes('export-attendees') && (
              <FileButton
                label={t('desk.history.csv')}
                path={`/events/${encodeURIComponent(slug)}/history.csv?${historyParameters({ ...view, before: undefined })}`}
                name={`${slug}-history.csv`}
                done={t('desk.history.saved')}
              />
            )}
          </div>
        </section>
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <div role="status" aria-label={t('site.loading')}>
          <Skeleton height="20rem" />
        </div>
      )}
    </>
  );
}

function Narrow({ view, onView }: Pick<HistoryPageProps, 'view' | 'onView'>) {
  const { t } = useTranslation();
  const words = useActionWords();
  return (
    <search className={attendeesClasses.selects}>
      <InputBase
        component="select"
        pointer
        label={t('desk.history.who')}
        value={view.actor ?? ''}
        onChange={(chosen) => {
          onView({ ...view, actor: (chosen.currentTarget.value || undefined) as Actor | undefined });
        }}
      >
        <option value="">{t('desk.attendees.any')}</option>
        {actors.map((actor) => (
          <option key={actor} value={actor}>
            {t(`desk.history.actor.${actor}`)}
          </option>
        ))}
      </InputBase>
      <InputBase
        component="select"
        pointer
        label={t('desk.history.what')}
        value={view.action ?? ''}
        onChange={(chosen) => {
          onView({ ...view, action: chosen.currentTarget.value || undefined });
        }}
      >
        <option value="">{t('desk.attendees.any')}</option>
        {knownActions.map((action) => (
          <option key={action} value={action}>
            {words({ action, fields: ['…'] })}
          </option>
        ))}
      </InputBase>
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          label={t(`desk.history.${end}`)}
          value={view[end] ?? ''}
          onChange={(change) => {
            onView({ ...view, [end]: change.currentTarget.value || undefined });
          }}
        />
      ))}
    </search>
  );
}

interface EntriesProps {
  slug: string;
  entries: EventHistoryEntry[];
  timeZone: string;
}

function Entries({ slug, entries, timeZone }: EntriesProps) {
  const { t, language } = useTranslation();
  const words = useActionWords();
  return (
    <ol className={attendeesClasses.history}>
      {entries.map(({ id, entry, attendee }) => (
        <li key={id}>
          <strong>{words(entry)}</strong>
          <p>
            {attendee ? (
              <Link to="/organiser/events/$slug/attendees/$reference" params={{ slug, reference: attendee.reference }}>
                <bdi>
                  {attendee.givenName} {attendee.familyName}
                </bdi>
              </Link>
            ) : (
              t('desk.history.gone')
            )}
          </p>
          <p>
            {formatInstant(entry.at, language, timeZone)}, <By entry={entry} />
          </p>
        </li>
      ))}
    </ol>
  );
}
