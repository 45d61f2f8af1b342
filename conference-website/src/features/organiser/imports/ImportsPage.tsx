import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatInstant } from '@/shared/i18n/dates';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import '@/shared/ui/form-styles';
import deskClasses from '../desk.module.css';
import { EventDesk } from '../EventDesk';
import { PublishedEvent } from '../PublishedEvent';
import type { OrganiserEvent } from '../types';
import { ChooseFile } from './ChooseFile';
import { OneImport } from './OneImport';
import { importsQuery } from './queries';

interface ImportsPageProps {
  slug: string;
  /** The one that is shown; without, a file can be chosen. */
  id: string | undefined;
  onShow: (id: string | undefined) => void;
}

/** Registers everybody of a list that somebody has kept elsewhere. */
export function ImportsPage(props: ImportsPageProps) {
  return (
    <EventDesk slug={props.slug} needs="import-attendees" wide={props.id !== undefined}>
      {(event) => <Importing {...props} event={event} />}
    </EventDesk>
  );
}

function Importing({ slug, id, onShow, event }: ImportsPageProps & { event: OrganiserEvent }) {
  const { t } = useTranslation();
  const local = useLocalized();
  return (
    <PublishedEvent
      slug={slug}
      title={t('desk.imports.title')}
      lead={t('desk.imports.lead', { event: local(event.title) })}
    >
      {(shown) =>
        id === undefined ? (
          <>
            <ChooseFile slug={slug} onBroughtIn={onShow} />
            <Earlier slug={slug} event={event} />
          </>
        ) : (
          <OneImport
            key={id}
            slug={slug}
            id={id}
            event={shown}
            onOther={() => {
              onShow(undefined);
            }}
          />
        )
      }
    </PublishedEvent>
  );
}

/** What was brought in before. */
function Earlier({ slug, event }: { slug: string; event: OrganiserEvent }) {
  const { t, language } = useTranslation();
  const { data } = useQuery(importsQuery(slug));
  if (!data || data.length === 0) return null;
  return (
    <section className={deskClasses.section} aria-labelledby="earlier">
      <h2 id="earlier">{t('desk.imports.earlier')}</h2>
      <ul className={deskClasses.rows}>
        {data.map((one) => (
          <li key={one.id}>
            <div className={deskClasses.who}>
              <Link
                to="/organiser/events/$slug/{-$page}"
                params={{ slug, page: 'imports' }}
                search={{ id: one.id } as never}
                className={deskClasses.name}
                dir="auto"
              >
                {one.fileName || t('desk.imports.nameless')}
              </Link>
              <p>
                {formatInstant(one.uploadedAt, language, event.timeZone)},{' '}
                {one.name === undefined
                  ? t('desk.attendees.by.someone')
                  : t('desk.attendees.by.organiser', { name: one.name })}
              </p>
              <p>{t(`desk.imports.states.${one.state}`, { rows: one.rows, imported: one.imported })}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
