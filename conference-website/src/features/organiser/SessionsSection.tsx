import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { formatInstant } from '@/shared/i18n/dates';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { browserName } from './browser-name';
import classes from './desk.module.css';
import { FailureNotice } from './FailureNotice';
import { ask, sessionsQuery } from './queries';

export function SessionsSection() {
  const { t, language } = useTranslation();
  const client = useQueryClient();
  const { data: sessions = [], error } = useQuery(sessionsQuery());
  const end = useMutation({
    mutationFn: (id?: string) => ask('DELETE', id === undefined ? '/account/sessions' : `/account/sessions/${id}`),
    onSuccess: (_, id) => {
      announce(id === undefined ? t('desk.account.othersEnded') : t('desk.account.ended'));
      return client.invalidateQueries({ queryKey: sessionsQuery().queryKey });
    },
  });
  return (
    <section className={classes.section}>
      <h2>{t('desk.account.sessions')}</h2>
      <FailureNotice error={error ?? end.error} />
      <ul className={classes.rows}>
        {sessions.map((session) => {
          const name = browserName(session.browser) ?? t('desk.account.unknownBrowser');
          return (
            <li key={session.id}>
              <div className={classes.who}>
                <span className={classes.name}>
                  {name}
                  {session.current && ` (${t('desk.account.current')})`}
                </span>
                <p>
                  {t('desk.account.signedInAt', { time: formatInstant(session.signedInAt, language) })}
                  {', '}
                  {t('desk.account.lastUsed', { time: formatInstant(session.lastUsedAt, language) })}
                </p>
              </div>
              {!session.current && (
                <Button
                  variant="default"
                  aria-label={`${t('desk.account.end')}: ${name}`}
                  onClick={() => {
                    end.mutate(session.id);
                  }}
                >
                  {t('desk.account.end')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {sessions.length > 1 && (
        <div className={classes.actions}>
          <Button
            variant="default"
            loading={end.isPending}
            onClick={() => {
              end.mutate(undefined);
            }}
          >
            {t('desk.account.endOthers')}
          </Button>
        </div>
      )}
    </section>
  );
}
