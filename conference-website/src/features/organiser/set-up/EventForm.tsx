import type { ReactNode } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import deskClasses from '../desk.module.css';
import { AboutFields } from './AboutFields';
import { sections, type Section } from './checklist';
import { PlaceFields } from './PlaceFields';
import { PrivacyFields } from './PrivacyFields';
import { QuestionFields } from './QuestionFields';
import { SetUpContext, type SetUpForm } from './set-up-context';
import classes from './set-up.module.css';
import { TicketFields } from './TicketFields';
import { TimeFields } from './TimeFields';

const fields: Record<Section, () => ReactNode> = {
  about: AboutFields,
  times: TimeFields,
  place: PlaceFields,
  tickets: TicketFields,
  questions: QuestionFields,
  privacy: PrivacyFields,
};

/** Everything that an event file can say, to be filled in. */
export function EventForm(form: SetUpForm) {
  const { t } = useTranslation();
  return (
    <SetUpContext value={form}>
      <div className={classes.form}>
        {sections.map((section) => {
          const Fields = fields[section];
          return (
            <section key={section} className={deskClasses.section} aria-labelledby={`section-${section}`}>
              <h2 id={`section-${section}`}>{t(`desk.setup.section.${section}`)}</h2>
              <Fields />
            </section>
          );
        })}
      </div>
    </SetUpContext>
  );
}
