import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import pageClasses from '@/features/catalogue/EventPage.module.css';
import { SignUpState } from '@/features/catalogue/Countdown';
import { EventFacts } from '@/features/catalogue/EventFacts';
import { EventHero } from '@/features/catalogue/EventHero';
import { TicketList } from '@/features/catalogue/TicketList';
import { emptyEntries } from '@/features/registration/entries';
import { entriesFormOf, EntriesFormContext } from '@/features/registration/form-context';
import { QuestionField } from '@/features/registration/QuestionField';
import type { SignUpEntries } from '@/features/registration/schema';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Failure } from '@/shared/ui/Failure';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Markdown } from '@/shared/ui/Markdown';
import { Message } from '@/shared/ui/Message';
import { Notice } from '@/shared/ui/Notice';
import { Skeleton } from '@/shared/ui/Skeleton';
import '@/shared/ui/form-styles';
import { Desk } from '../Desk';
import classes from '../desk.module.css';
import { EventDesk } from '../EventDesk';
import { draftOf } from './draft';
import { eventFileQuery } from './event-file';
import { eventOf, type Shown } from './event-of';
import { keptName, readKept } from './kept';
import setUpClasses from './set-up.module.css';

/** The page of an event as the public would see it, with what somebody has written and not applied yet. */
export function PreviewPage({ slug }: { slug: string }) {
  return (
    <EventDesk slug={slug} needs="change-event" wide>
      {() => <Saved slug={slug} />}
    </EventDesk>
  );
}

/** The same of an event that there is not yet. */
export function NewPreviewPage({ from }: { from?: string | undefined }) {
  return <Desk wide>{() => <Preview slug="new" from={from} yaml={readKept(keptName(from))?.yaml ?? ''} />}</Desk>;
}

function Saved({ slug }: { slug: string }) {
  const { t } = useTranslation();
  const kept = readKept(slug);
  const { data: file, error, refetch } = useQuery({ ...eventFileQuery(slug), enabled: kept === undefined });
  const yaml = kept?.yaml ?? file?.yaml;
  if (yaml !== undefined) return <Preview slug={slug} yaml={yaml} />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  return (
    <div role="status" aria-label={t('site.loading')}>
      <Skeleton height="24rem" />
    </div>
  );
}

interface PreviewProps {
  slug: string;
  from?: string | undefined;
  yaml: string;
}

function Preview({ slug, from, yaml }: PreviewProps) {
  const { t } = useTranslation();
  const draft = draftOf(yaml);
  const shown = draft && eventOf(draft, new Date());
  const back = (
    <LinkButton
      to="/organiser/events/$slug/{-$page}"
      params={{ slug, page: slug === 'new' ? undefined : 'set-up' }}
      search={(from === undefined ? {} : { from }) as never}
      variant="default"
    >
      {t('desk.setup.preview.back')}
    </LinkButton>
  );
  if (!shown) {
    return (
      <Message title={t('desk.setup.preview.nothing')} actions={back}>
        <p>{t('desk.setup.preview.nothingHelp')}</p>
      </Message>
    );
  }
  return (
    <>
      <div className={classes.head}>
        <Notice tone="calm" title={t('desk.setup.preview.title')}>
          <p>{t('desk.setup.preview.help')}</p>
        </Notice>
        {back}
      </div>
      <PublicPage {...shown} />
    </>
  );
}

function PublicPage({ event, availability }: Shown) {
  const { t } = useTranslation();
  const local = useLocalized(event.locales);
  return (
    <article className={pageClasses.page}>
      <EventHero event={event} locales={event.locales} />
      <div className={pageClasses.columns}>
        <div className={pageClasses.story}>
          <EventFacts event={event} />
          <section>
            <h2 className={pageClasses.heading}>{t('event.about')}</h2>
            <Markdown text={local(event.description)} lang={undefined} />
          </section>
        </div>
        <section className={pageClasses.tickets} aria-labelledby="tickets">
          <h2 id="tickets" className={pageClasses.heading}>
            {t('event.tickets')}
          </h2>
          <TicketList event={event} availability={availability} />
          <div className={pageClasses.state}>
            <SignUpState availability={availability} clockOffset={0} />
          </div>
        </section>
      </div>
      <div className={setUpClasses.below}>
        {event.questions.length > 0 && <Questions event={event} />}
        <section className={classes.section}>
          <h2>{t('desk.setup.form.privacy')}</h2>
          <Markdown text={local(event.privacyNotice.text)} lang={undefined} />
        </section>
      </div>
    </article>
  );
}

/** As in the form to sign up; what is typed here goes nowhere. */
function Questions({ event }: Pick<Shown, 'event'>) {
  const { t } = useTranslation();
  const form = useForm<SignUpEntries>({ initialValues: emptyEntries(event) });
  return (
    <EntriesFormContext value={entriesFormOf(form)}>
      <section className={classes.form}>
        <h2>{t('desk.setup.section.questions')}</h2>
        {event.questions.map((question) => (
          <QuestionField key={question.code} question={question} locales={event.locales} />
        ))}
      </section>
    </EntriesFormContext>
  );
}
