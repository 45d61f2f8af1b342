import { InputBase } from '@mantine/core';
import { useTranslation } from '@/shared/i18n/use-translation';
import { ConfirmedButton } from './ConfirmedButton';
import { ConfirmIdentity } from './ConfirmIdentity';
import classes from './desk.module.css';
import { FailureNotice } from './FailureNotice';
import { ask, teamPath } from './queries';
import { roles, type Role, type TeamMember } from './types';
import { useConfirmed } from './use-confirmed';

interface MemberRowProps {
  slug: string;
  member: TeamMember;
  own: boolean;
  mayChange: boolean;
  onChanged: (message: string) => void;
}

export function MemberRow({ slug, member, own, mayChange, onChanged }: MemberRowProps) {
  const { t } = useTranslation();
  const { name } = member;
  const path = `${teamPath(slug)}/members/${member.accountId}`;
  const change = useConfirmed(
    (role: Role) => ask('PATCH', path, { role }).then(() => role),
    (role) => {
      onChanged(t('desk.team.changed', { name, role: t(`desk.role.${role}`) }));
    },
  );
  return (
    <li>
      <div className={classes.who}>
        <bdi className={classes.name}>{name}</bdi>
        {own && ` (${t('desk.team.you')})`}
        <p>
          <bdi>{member.email}</bdi>
        </p>
        {!mayChange && (
          <p>
            {t(`desk.role.${member.role}`)}
            {member.everywhere && `, ${t('desk.team.everywhere')}`}
          </p>
        )}
        <FailureNotice error={change.error} />
      </div>
      {mayChange && (
        <div className={classes.actions}>
          <InputBase
            component="select"
            pointer
            aria-label={t('desk.team.change', { name })}
            value={member.role}
            disabled={change.busy}
            onChange={(chosen) => {
              change.run(chosen.currentTarget.value as Role);
            }}
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {t(`desk.role.${role}`)}
              </option>
            ))}
          </InputBase>
          <ConfirmedButton
            label={t('desk.team.remove')}
            name={`${t('desk.team.remove')}: ${name}`}
            title={t('desk.team.removeTitle', { name })}
            confirm={t('desk.team.remove')}
            refuse={t('desk.team.keep')}
            action={() => ask('DELETE', path)}
            onDone={() => {
              onChanged(t('desk.team.removed', { name }));
            }}
          >
            <p>{t('desk.team.removeText')}</p>
          </ConfirmedButton>
          <ConfirmIdentity asking={change.asking} confirmed={change.confirmed} refused={change.refused} />
        </div>
      )}
    </li>
  );
}
