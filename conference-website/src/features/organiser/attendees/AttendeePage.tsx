import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Problem } from '@/shared/api/problems';
import { formatInstant } from '@/shared/i18n/dates';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { Failure } from '@/shared/ui/Failure';
import { Message } from '@/shared/ui/Message';
import { PageTitle } from '@/shared/ui/PageTitle';
import { Skeleton } from '@/shared/ui/Skeleton';
import '@/shared/ui/form-styles';
import { ConfirmedButton } from '../ConfirmedButton';
import deskClasses from '../desk.module.css';
import { EventDesk } from '../EventDesk';
import { FileButton } from '../ExportButton';
import { ask } from '../queries';
import { Notes } from '../remarks/Notes';
import { Tags } from '../remarks/Tags';
import type { AttendeeDetail, OrganiserEvent } from '../types';
import classes from './attendees.module.css';
import { AttendeeForm } from './AttendeeForm';
import { Decide } from './Decide';
import { History, Mails } from './History';
import { attendeePath, attendeeQuery, steer } from './queries';
import { answerText, fullName } from './view';

interface AttendeePageProps {
  slug: string;
  reference: string;
}

/** One attendee: what they said, what happened, and what can be done. */
export function AttendeePage(props: AttendeePageProps) {
  return (
    <EventDesk slug={props.slug} needs="see-attendees">
      {(event) => <Loaded {...props} event={event} />}
    </EventDesk>
  );
}

function Loaded({ slug, reference, event }: AttendeePageProps & { event: OrganiserEvent }) {
  const { t } = useTranslation();
  const { data: detail, error, refetch } = useQuery(attendeeQuery(slug, reference));
  const back = (
    <Link to="/organiser/events/$slug/{-$page}" params={{ slug, page: 'attendees' }}>
      {t('desk.attendees.back')}
    </Link>
  );
  if (error instanceof Problem && error.status === 404) {
    return (
      <Message title={t('problem.not-found.title')} actions={back}>
        <p>{t('desk.attendees.gone')}</p>
      </Message>
    );
  }
  if (!detail) {
    return error ? (
      <Failure error={error} retry={() => void refetch()} />
    ) : (
      <div role="status" aria-label={t('site.loading')}>
        <Skeleton height="20rem" />
      </div>
    );
  }
  return (
    <>
      <p>{back}</p>
      <Shown slug={slug} detail={detail} event={event} />
    </>
  );
}

interface ShownProps {
  slug: string;
  detail: AttendeeDetail;
  event: OrganiserEvent;
}

function Shown({ slug, detail, event }: ShownProps) {
  const { t, language } = useTranslation();
  const client = useQueryClient();
  const { attendee } = detail;
  const name = fullName(attendee);
  const show = (now: AttendeeDetail, message: string) => {
    client.setQueryData(attendeeQuery(slug, attendee.reference).queryKey, now);
    announce(message);
  };
  const ended = attendee.state === 'cancelled';
  const waits = ['requested', 'waiting', 'offered'].includes(attendee.state);
  const mayRemark = event.permissions.includes('change-attendees');
  const mayChange = mayRemark && !ended;
  return (
    <>
      <header className={classes.person}>
        <PageTitle className={deskClasses.title}>
          <bdi>{name}</bdi>
        </PageTitle>
        <p>
          <span className={classes.state} data-state={attendee.state}>
            {t(`desk.attendees.states.${attendee.state}`)}
          </span>{' '}
          <code>{attendee.reference}</code>
        </p>
      </header>
      <Details detail={detail} event={event} />
      {mayChange && (
        <AttendeeForm
          slug={slug}
          detail={detail}
          onSaved={(now) => {
            show(now, t('desk.attendees.saved', { name: fullName(now.attendee) }));
          }}
        />
      )}
      <div className={deskClasses.actions}>
        {event.permissions.includes('approve-attendees') && attendee.state === 'requested' && (
          <Decide slug={slug} detail={detail} show={show} />
        )}
        {event.permissions.includes('overbook') && waits && <Promote slug={slug} detail={detail} show={show} />}
        {mayChange && <Changes slug={slug} detail={detail} show={show} />}
        {ended && mayRemark && <Restore slug={slug} detail={detail} show={show} />}
        {event.permissions.includes('export-attendees') && <TakeOut slug={slug} detail={detail} />}
        {event.permissions.includes('erase-attendees') && <Erase slug={slug} detail={detail} />}
      </div>
      <Tags slug={slug} reference={attendee.reference} tags={attendee.tags ?? []} mayChange={mayRemark} />
      <Notes
        slug={slug}
        reference={attendee.reference}
        notes={detail.notes}
        timeZone={event.timeZone}
        mayChange={mayRemark}
      />
      <History entries={detail.history} timeZone={event.timeZone} language={language} />
      <Mails mails={detail.mails} timeZone={event.timeZone} language={language} />
    </>
  );
}

function Details({ detail: { attendee, asked }, event }: Omit<ShownProps, 'slug'>) {
  const { t, language } = useTranslation();
  const local = useLocalized();
  const words = { yes: t('desk.attendees.yes'), no: t('desk.attendees.no') };
  const type = asked.ticketTypes.find((one) => one.code === attendee.ticketType);
  const rows: [label: string, value: string][] = [
    [t('desk.attendees.column.email'), attendee.email],
    [t('desk.attendees.column.organisation'), attendee.organisation ?? '–'],
    [t('desk.attendees.column.ticketType'), type ? local(type.name) : attendee.ticketType],
    [t('desk.attendees.column.registeredAt'), formatInstant(attendee.registeredAt, language, event.timeZone)],
    ...(attendee.endedReason ? [[t('desk.attendees.endedReason'), attendee.endedReason] as [string, string]] : []),
  ];
  const answered = asked.questions.map(({ code, label }): [string, string] => [
    local(label),
    answerText(asked, code, attendee.answers, local, words) || t('desk.attendees.noAnswer'),
  ]);
  return (
    <section className={deskClasses.section}>
      <h2>{t('desk.attendees.details')}</h2>
      <Pairs rows={rows} />
      {answered.length > 0 && (
        <>
          <h2>{t('desk.attendees.answers')}</h2>
          <Pairs rows={answered} />
        </>
      )}
    </section>
  );
}

function Pairs({ rows }: { rows: [label: string, value: string][] }) {
  return (
    <dl className={classes.pairs}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

export interface ChangesProps {
  slug: string;
  detail: AttendeeDetail;
  show: (now: AttendeeDetail, message: string) => void;
}

function Changes({ slug, detail: { attendee }, show }: ChangesProps) {
  const { t } = useTranslation();
  const name = fullName(attendee);
  const path = attendeePath(slug, attendee.reference);
  return (
    <>
      <ConfirmedButton
        label={t('desk.attendees.mailLink')}
        title={t('desk.attendees.bulk.mailTitle', { count: 1 })}
        confirm={t('desk.attendees.bulk.mailConfirm')}
        refuse={t('desk.attendees.giveUp')}
        action={() => ask<AttendeeDetail>('POST', `${path}/link-mail`)}
        onDone={(now) => {
          show(now, t('desk.attendees.mailed', { email: attendee.email }));
        }}
      >
        <p>
          <bdi>{attendee.email}</bdi>
        </p>
      </ConfirmedButton>
      {attendee.state !== 'requested' && (
        <ConfirmedButton
          label={t('desk.attendees.cancel')}
          title={t('desk.attendees.cancelTitle', { name })}
          confirm={t('desk.attendees.cancelConfirm')}
          refuse={t('desk.attendees.keep')}
          action={() => steer('POST', `${path}/cancellation`, attendee.revision)}
          onDone={(now) => {
            show(now, t('desk.attendees.cancelled', { name }));
          }}
        >
          <p>{t('desk.attendees.cancelText', { name })}</p>
        </ConfirmedButton>
      )}
    </>
  );
}

/** Everything about them as a file, for whoever has asked for it (GDPR art. 15 and 20). */
function TakeOut({ slug, detail: { attendee } }: Omit<ShownProps, 'event'>) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <FileButton
      label={t('desk.protection.export')}
      path={`${attendeePath(slug, attendee.reference)}/export`}
      method="POST"
      name={`registration-${attendee.reference}.json`}
      done={t('desk.protection.exported', { name: fullName(attendee) })}
      onDone={() => {
        void client.invalidateQueries({ queryKey: attendeeQuery(slug, attendee.reference).queryKey });
      }}
    />
  );
}

const promotions = {
  requested: 'desk.attendees.promoteRequested',
  waiting: 'desk.attendees.promoteText',
  offered: 'desk.attendees.promoteOffered',
} as const;

function Promote({ slug, detail: { attendee }, show }: ChangesProps) {
  const { t } = useTranslation();
  const name = fullName(attendee);
  return (
    <ConfirmedButton
      label={t('desk.attendees.promote')}
      title={t('desk.attendees.promoteTitle', { name })}
      confirm={t('desk.attendees.promoteConfirm')}
      refuse={t('desk.attendees.leaveWaiting')}
      action={() => steer('POST', `${attendeePath(slug, attendee.reference)}/promotion`, attendee.revision)}
      onDone={(now) => {
        show(now, t('desk.attendees.promoted', { name }));
      }}
    >
      <p>
        {t(promotions[attendee.state === 'offered' || attendee.state === 'requested' ? attendee.state : 'waiting'], {
          name,
        })}
      </p>
    </ConfirmedButton>
  );
}

function Restore({ slug, detail: { attendee }, show }: ChangesProps) {
  const { t } = useTranslation();
  const name = fullName(attendee);
  return (
    <ConfirmedButton
      label={t('desk.attendees.restore')}
      title={t('desk.attendees.restoreTitle', { name })}
      confirm={t('desk.attendees.restoreConfirm')}
      refuse={t('desk.attendees.leaveEnded')}
      action={() => steer('POST', `${attendeePath(slug, attendee.reference)}/restoration`, attendee.revision)}
      onDone={(now) => {
        show(now, t('desk.attendees.restored', { name }));
      }}
    >
      <p>{t('desk.attendees.restoreText', { name })}</p>
    </ConfirmedButton>
  );
}

function Erase({ slug, detail: { attendee } }: Omit<ChangesProps, 'show'>) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const name = fullName(attendee);
  return (
    <ConfirmedButton
      label={t('desk.attendees.erase')}
      title={t('desk.attendees.eraseTitle', { name })}
      confirm={t('desk.attendees.eraseConfirm')}
      refuse={t('desk.attendees.keep')}
      action={() => ask('POST', `${attendeePath(slug, attendee.reference)}/erasure`)}
      onDone={() => {
        announce(t('desk.attendees.erased', { name }));
        void navigate({
          to: '/organiser/events/$slug/{-$page}',
          params: { slug, page: 'attendees' },
          replace: true,
        }).then(() => {
          client.removeQueries({ queryKey: ['organiser', 'attendee', slug, attendee.reference] });
          void client.invalidateQueries({ queryKey: ['organiser', 'attendees', slug] });
        });
      }}
    >
      <p>{t('desk.attendees.eraseText')}</p>
    </ConfirmedButton>
  );
}
