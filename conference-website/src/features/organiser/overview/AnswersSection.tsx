import { InputBase } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import deskClasses from '../desk.module.css';
import { FailureNotice } from '../FailureNotice';
import { CsvLink } from './CsvLink';
import classes from './overview.module.css';
import { answersQuery, type Overview } from './queries';

/** What those who have a place answered to a question: bars that are a table. */
export function AnswersSection({ slug, questions }: { slug: string; questions: Overview['questions'] }) {
  const { t, language } = useTranslation();
  const local = useLocalized();
  const [chosen, setChosen] = useState(questions[0]?.code ?? '');
  const { data, error } = useQuery(answersQuery(slug, chosen));
  const nameOf = ({ answer, name }: { answer: string; name?: Record<string, string> }) => {
    if (name) return local(name);
    if (answer === 'true') return t('desk.attendees.yes');
    return answer === 'false' ? t('desk.attendees.no') : answer;
  };
  const most = Math.max(1, ...(data?.answers ?? []).map(({ count }) => count));
  return (
    <section className={deskClasses.section}>
      <h2>{t('desk.numbers.answers')}</h2>
      <InputBase
        component="select"
        pointer
        className={classes.question}
        label={t('desk.numbers.question')}
        value={chosen}
        onChange={(event) => {
          setChosen(event.currentTarget.value);
        }}
      >
        {questions.map(({ code, label }) => (
          <option key={code} value={code}>
            {local(label)}
          </option>
        ))}
      </InputBase>
      <FailureNotice error={data ? null : error} />
      {data?.answers.length === 0 && <p>{t('desk.numbers.noAnswers')}</p>}
      {data && data.answers.length > 0 && (
        <>
          <table className={classes.bars}>
            <caption className={deskClasses.hidden}>{local(data.label)}</caption>
            <thead className={deskClasses.hidden}>
              <tr>
                <th scope="col">{t('desk.numbers.answer')}</th>
                <th scope="col">{t('desk.numbers.count')}</th>
              </tr>
            </thead>
            <tbody>
              {data.answers.map((one) => (
                <tr key={one.answer}>
                  <th scope="row">{nameOf(one)}</th>
                  <td>
                    <meter min={0} max={most} value={one.count} aria-hidden="true" />
                    <span>{one.count.toLocaleString(language)}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>
            <CsvLink
              label={t('desk.numbers.csv')}
              file={`${slug}-${chosen}.csv`}
              rows={[
                [t('desk.numbers.answer'), t('desk.numbers.count')],
                ...data.answers.map((one) => [nameOf(one), one.count]),
              ]}
            />
          </p>
        </>
      )}
    </section>
  );
}
