import { Button, InputBase, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatInstant } from '@/shared/i18n/dates';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Notice } from '@/shared/ui/Notice';
import { PageTitle } from '@/shared/ui/PageTitle';
import '@/shared/ui/form-styles';
import { attendeesQuery } from '../attendees/queries';
import { isNarrowed, queryOf, type View } from '../attendees/view';
import { ConfirmedButton } from '../ConfirmedButton';
import deskClasses from '../desk.module.css';
import { EventDesk } from '../EventDesk';
import { FailureNotice } from '../FailureNotice';
import { ask } from '../queries';
import { instantOf } from '../set-up/event-of';
import { useLanguageName } from '../set-up/languages';
import type { OrganiserEvent } from '../types';
import classes from './announcements.module.css';
import { attemptOf, emptyDraft, forgetDraft, keepDraft, readDraft, type Draft } from './draft';
import { filled, placeholders, unknownIn } from './placeholders';
import { announcementsPath, recipientsQuery, type NewAnnouncement } from './queries';
import { SentAnnouncements } from './SentAnnouncements';

const longestSubject = 150;
const longestBody = 10_000;

interface AnnouncePageProps {
  slug: string;
  /** Whose mail it is: the attendees of this view. */
  view: View;
}

/** Writes to many attendees at once. */
export function AnnouncePage({ slug, view }: AnnouncePageProps) {
  return (
    <EventDesk slug={slug} needs="announce">
      {(event) => <Writing slug={slug} view={view} event={event} />}
    </EventDesk>
  );
}

type Texts = Record<string, string>;

function Writing({ slug, view, event }: AnnouncePageProps & { event: OrganiserEvent }) {
  const { t, language } = useTranslation();
  const local = useLocalized();
  const client = useQueryClient();
  const { data: recipients } = useQuery(recipientsQuery(slug, view));
  const locales = Object.keys(event.title);
  const [{ subject, body }, setDraft] = useState(() => readDraft(slug));
  const [tried, setTried] = useState(false);
  const [later, setLater] = useState<Later>(now);
  const { sendAt } = later;
  const write = (next: Draft) => {
    setDraft(next);
    keepDraft(slug, next);
  };
  const written: NewAnnouncement = { view: queryOf(view), subject, body };
  const planned: NewAnnouncement = { ...written, ...(sendAt !== undefined && { sendAt }) };
  const complete = locales.every((locale) => subject[locale]?.trim() && body[locale]?.trim());
  const unknown = locales.flatMap((locale) => [...unknownIn(subject[locale] ?? ''), ...unknownIn(body[locale] ?? '')]);
  const ready = complete && unknown.length === 0 && later.mistake === undefined;
  const tryOut = useMutation({
    mutationFn: () => ask('POST', `${announcementsPath(slug)}/trials`, written),
    onSuccess: () => {
      setTried(true);
      announce(t('desk.announce.tried'));
    },
  });
  return (
    <>
      <header>
        <PageTitle className={deskClasses.title}>{t('desk.announce.title')}</PageTitle>
        <p className={deskClasses.lead}>{t('desk.announce.lead', { event: local(event.title) })}</p>
      </header>
      <section className={deskClasses.section} aria-labelledby="recipients">
        <h2 id="recipients">{t('desk.announce.to')}</h2>
        <p role="status">
          {recipients === undefined ? t('site.loading') : t('desk.announce.recipients', { count: recipients })}{' '}
          {t(isNarrowed(view) ? 'desk.announce.narrowed' : 'desk.announce.everybody')}
        </p>
        <div className={deskClasses.actions}>
          <LinkButton
            to="/organiser/events/$slug/{-$page}"
            params={{ slug, page: 'attendees' }}
            search={{ ...view } as never}
            variant="default"
          >
            {t('desk.announce.choose')}
          </LinkButton>
        </div>
      </section>
      <section className={deskClasses.form} aria-labelledby="words">
        <h2 id="words">{t('desk.announce.words')}</h2>
        <p className={deskClasses.help}>
          {t('desk.announce.help')}{' '}
          {placeholders.map((name) => (
            <code key={name} className={classes.placeholder}>
              {`{{${name}}}`}
            </code>
          ))}
        </p>
        {locales.map((locale) => (
          <LocaleFields
            key={locale}
            locale={locale}
            named={locales.length > 1}
            subject={subject[locale] ?? ''}
            body={body[locale] ?? ''}
            onSubject={(text) => {
              write({ subject: { ...subject, [locale]: text }, body });
            }}
            onBody={(text) => {
              write({ subject, body: { ...body, [locale]: text } });
            }}
          />
        ))}
        {unknown.length > 0 && (
          <Notice
            tone="warm"
            title={t('desk.announce.unknown', { names: unknown.map((name) => `{{${name}}}`).join(', ') })}
          />
        )}
        <Example slug={slug} view={view} event={event} subject={subject} body={body} />
        {tried && <Notice tone="good" title={t('desk.announce.tried')} />}
        <FailureNotice error={tryOut.error} />
        <SendTime view={view} timeZone={event.timeZone} later={later} onLater={setLater} />
        <div className={deskClasses.actions}>
          <Button
            variant="default"
            disabled={!ready}
            loading={tryOut.isPending}
            onClick={() => {
              setTried(false);
              tryOut.mutate();
            }}
          >
            {t('desk.announce.try')}
          </Button>
          {ready && recipients !== undefined && (recipients > 0 || sendAt !== undefined) && (
            <ConfirmedButton
              label={sendAt === undefined ? t('desk.announce.send', { count: recipients }) : t('desk.announce.plan')}
              title={
                sendAt === undefined
                  ? t('desk.announce.sendTitle', { count: recipients })
                  : t('desk.announce.planTitle', { date: formatInstant(sendAt, language, event.timeZone) })
              }
              confirm={t(sendAt === undefined ? 'desk.announce.sendConfirm' : 'desk.announce.planConfirm')}
              refuse={t('desk.announce.notYet')}
              action={() => {
                const { id } = attemptOf(slug, JSON.stringify(planned));
                return ask('PUT', `${announcementsPath(slug)}/${id}`, planned);
              }}
              onDone={() => {
                setDraft(emptyDraft);
                forgetDraft(slug);
                setTried(false);
                setLater(now);
                announce(t(sendAt === undefined ? 'desk.announce.sent' : 'desk.announce.planned'));
                void client.invalidateQueries({ queryKey: ['organiser', 'announcements', slug] });
              }}
            >
              <p>{t(sendAt === undefined ? 'desk.announce.sendText' : 'desk.announce.planText')}</p>
            </ConfirmedButton>
          )}
        </div>
        {!complete && <p className={deskClasses.help}>{t('desk.announce.incomplete')}</p>}
      </section>
      <SentAnnouncements slug={slug} event={event} />
    </>
  );
}

interface SendTimeProps {
  view: View;
  timeZone: string;
  later: Later;
  onLater: (later: Later) => void;
}

/** When it goes out, as it was typed and as it is. */
interface Later {
  text: string;
  sendAt?: string;
  mistake?: 'past' | 'none';
}

const now: Later = { text: '' };

function laterOf(text: string, timeZone: string): Later {
  if (text === '') return now;
  const sendAt = instantOf(text, timeZone);
  if (sendAt === undefined) return { text, mistake: 'none' };
  return Date.parse(sendAt) > Date.now() ? { text, sendAt } : { text, mistake: 'past' };
}

/** Now, or at a time as clocks at the venue show it. */
function SendTime({ view, timeZone, later, onLater }: SendTimeProps) {
  const { t } = useTranslation();
  // A search could name somebody, and a plan is kept.
  if (view.search) return <p className={deskClasses.help}>{t('desk.announce.laterNotWithSearch')}</p>;
  return (
    <TextInput
      type="datetime-local"
      label={t('desk.announce.later')}
      description={t('desk.announce.laterHelp', { zone: timeZone.replaceAll('_', ' ') })}
      value={later.text}
      onChange={(change) => {
        onLater(laterOf(change.currentTarget.value, timeZone));
      }}
      error={later.mistake && t(`desk.announce.laterMistake.${later.mistake}`)}
    />
  );
}

interface LocaleFieldsProps {
  locale: string;
  /** Whether the language is said: there are others. */
  named: boolean;
  subject: string;
  body: string;
  onSubject: (text: string) => void;
  onBody: (text: string) => void;
}

function LocaleFields({ locale, named, subject, body, onSubject, onBody }: LocaleFieldsProps) {
  const { t } = useTranslation();
  const languageName = useLanguageName();
  const label = (text: string) => (named ? `${text} (${languageName(locale)})` : text);
  return (
    <>
      <TextInput
        label={label(t('desk.announce.subject'))}
        value={subject}
        maxLength={longestSubject}
        onChange={(change) => {
          onSubject(change.currentTarget.value);
        }}
        autoComplete="off"
        lang={locale}
        dir="auto"
      />
      <InputBase
        component="textarea"
        multiline
        rows={8}
        label={label(t('desk.announce.body'))}
        value={body}
        maxLength={longestBody}
        onChange={(change) => {
          onBody(change.currentTarget.value);
        }}
        lang={locale}
        dir="auto"
      />
    </>
  );
}

interface ExampleProps extends AnnouncePageProps {
  event: OrganiserEvent;
  subject: Texts;
  body: Texts;
}

/** As the first of them will read it, in their language. */
function Example({ slug, view, event, subject, body }: ExampleProps) {
  const { t } = useTranslation();
  const { data: found } = useQuery(attendeesQuery(slug, { ...view, page: undefined }));
  const locales = Object.keys(event.title);
  const first = found?.attendees.find(({ state }) => view.state !== undefined || state !== 'cancelled');
  const locale = locales.find((one) => one === first?.locale) ?? locales[0] ?? '';
  if (!first || !(subject[locale] ?? body[locale])) return null;
  const ticket = found?.asked.ticketTypes.find(({ code }) => code === first.ticketType)?.name ?? {};
  const values = {
    givenName: first.givenName,
    familyName: first.familyName,
    reference: first.reference,
    ticket: ticket[locale] ?? '',
    event: event.title[locale] ?? '',
  };
  return (
    <section className={classes.example} aria-label={t('desk.announce.example')}>
      <h3>{t('desk.announce.example')}</h3>
      <p className={deskClasses.help} dir="auto">
        {first.givenName} {first.familyName} &lt;{first.email}&gt;
      </p>
      <p className={classes.subject} dir="auto" lang={locale}>
        {filled(subject[locale] ?? '', values)}
      </p>
      <p className={classes.text} dir="auto" lang={locale}>
        {filled(body[locale] ?? '', values)}
      </p>
    </section>
  );
}
