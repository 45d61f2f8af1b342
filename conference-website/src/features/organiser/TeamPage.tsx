import { useQuery, useQueryClient } from '@tanstack/react-query';
import { formatInstant } from '@/shared/i18n/dates';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { Failure } from '@/shared/ui/Failure';
import { PageTitle } from '@/shared/ui/PageTitle';
import { Skeleton } from '@/shared/ui/Skeleton';
import '@/shared/ui/form-styles';
import { ConfirmedButton } from './ConfirmedButton';
import classes from './desk.module.css';
import { EventDesk } from './EventDesk';
import { InviteForm } from './InviteForm';
import { MemberRow } from './MemberRow';
import { ask, teamPath, teamQuery } from './queries';
import { RolesTable } from './RolesTable';
import type { OrganiserEvent, Team, TeamInvitation } from './types';

/** Who runs an event together. */
export function TeamPage({ slug }: { slug: string }) {
  return (
    <EventDesk slug={slug} needs="see-team">
      {(event, session) => <LoadedTeam event={event} ownId={session.accountId} />}
    </EventDesk>
  );
}

function LoadedTeam({ event, ownId }: { event: OrganiserEvent; ownId: string }) {
  const { t } = useTranslation();
  const local = useLocalized();
  const { slug } = event;
  const { data: team, error, refetch } = useQuery(teamQuery(slug));
  return (
    <>
      <header>
        <PageTitle className={classes.title}>{t('desk.team.title')}</PageTitle>
        <p className={classes.lead}>{t('desk.team.of', { event: local(event.title) })}</p>
      </header>
      {team ? (
        <Shown slug={slug} team={team} mayChange={event.permissions.includes('change-team')} ownId={ownId} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <div role="status" aria-label={t('site.loading')}>
          <Skeleton height="12rem" />
        </div>
      )}
    </>
  );
}

interface ShownProps {
  slug: string;
  team: Team;
  mayChange: boolean;
  ownId: string;
}

function Shown({ slug, team, mayChange, ownId }: ShownProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const reload = (message: string) => {
    announce(message);
    // One's own role may be among what has changed.
    void client.invalidateQueries({ queryKey: ['organiser'] });
  };
  return (
    <>
      <section className={classes.section}>
        <h2>{t('desk.team.members')}</h2>
        <ul className={classes.rows}>
          {team.members.map((member) => (
            <MemberRow
              key={`${member.accountId} ${member.everywhere}`}
              slug={slug}
              member={member}
              own={member.accountId === ownId}
              mayChange={mayChange && !member.everywhere}
              onChanged={reload}
            />
          ))}
        </ul>
      </section>
      {mayChange && <InviteForm slug={slug} onInvited={reload} />}
      {team.invitations.length > 0 && (
        <section className={classes.section}>
          <h2>{t('desk.team.pending')}</h2>
          <ul className={classes.rows}>
            {team.invitations.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                slug={slug}
                invitation={invitation}
                mayChange={mayChange}
                onChanged={reload}
              />
            ))}
          </ul>
        </section>
      )}
      <RolesTable roles={team.roles} />
    </>
  );
}

interface InvitationRowProps {
  slug: string;
  invitation: TeamInvitation;
  mayChange: boolean;
  onChanged: (message: string) => void;
}

function InvitationRow({ slug, invitation, mayChange, onChanged }: InvitationRowProps) {
  const { t, language } = useTranslation();
  const { email } = invitation;
  return (
    <li>
      <div className={classes.who}>
        <bdi className={classes.name}>{email}</bdi>
        <p>
          {t(`desk.role.${invitation.role}`)}
          {', '}
          {t('desk.team.until', { time: formatInstant(invitation.expiresAt, language) })}
        </p>
      </div>
      {mayChange && (
        <ConfirmedButton
          label={t('desk.team.withdraw')}
          name={`${t('desk.team.withdraw')}: ${email}`}
          title={t('desk.team.withdrawTitle', { email })}
          confirm={t('desk.team.withdraw')}
          refuse={t('desk.team.keep')}
          action={() => ask('DELETE', `${teamPath(slug)}/invitations/${invitation.id}`)}
          onDone={() => {
            onChanged(t('desk.team.withdrawn', { email }));
          }}
        >
          <p>{t('desk.team.withdrawText')}</p>
        </ConfirmedButton>
      )}
    </li>
  );
}
