import { useTranslation } from '@/shared/i18n/use-translation';
import { codeFrom, localesOf, put, textAt, type Draft } from './draft';
import { LocalField, PlainField } from './fields';
import { LocalesField } from './LocalesField';
import { fieldId, useSetUp } from './set-up-context';
import classes from './set-up.module.css';

const longestSlug = 80;

/** What the event is, and whose. */
export function AboutFields() {
  const { t } = useTranslation();
  const { draft, base } = useSetUp();
  return (
    <>
      <LocalesField />
      <LocalField
        path="title"
        label={t('desk.setup.form.title')}
        maxLength={120}
        with={(next, locale, title) => (base === undefined ? addressFollows(draft, next, locale, title) : next)}
      />
      {base === undefined ? (
        <PlainField
          path="slug"
          label={t('desk.setup.form.slug')}
          help={t('desk.setup.form.slugHelp', { address: address(textAt(draft, 'slug') || '…') })}
          maxLength={longestSlug}
          ltr
        />
      ) : (
        <div id={fieldId('slug')} tabIndex={-1} className={classes.fixed}>
          <span>{t('desk.setup.form.slug')}</span>
          <code>{address(textAt(draft, 'slug'))}</code>
        </div>
      )}
      <LocalField
        path="summary"
        label={t('desk.setup.form.summary')}
        help={t('desk.setup.form.summaryHelp')}
        maxLength={400}
        rows={2}
      />
      <LocalField
        path="description"
        label={t('desk.setup.form.description')}
        help={t('desk.setup.form.markdownHelp')}
        maxLength={20_000}
        rows={8}
      />
      <PlainField path="organiser.name" label={t('desk.setup.form.organiser')} maxLength={200} />
      <PlainField
        path="organiser.email"
        label={t('desk.setup.form.organiserEmail')}
        help={t('desk.setup.form.organiserEmailHelp')}
        maxLength={254}
        inputMode="email"
        ltr
      />
      <PlainField path="organiser.url" label={t('desk.setup.form.organiserUrl')} inputMode="url" optional ltr />
    </>
  );
}

function address(slug: string): string {
  return `${location.host}/events/${slug}`;
}

/** As long as nobody has written another one. */
function addressFollows(before: Draft, next: Draft, locale: string, title: string): Draft {
  if (locale !== localesOf(next)[0]) return next;
  const suggested = (of: string) => (of.trim() === '' ? '' : codeFrom(of, [], 'event', longestSlug));
  const was = textAt(before, 'title') || textAt(before, `title.${locale}`);
  const slug = textAt(before, 'slug');
  return slug === '' || slug === suggested(was) ? put(next, 'slug', suggested(title)) : next;
}
