import { useTranslation } from '@/shared/i18n/use-translation';
import classes from './desk.module.css';
import { permissions, type Team } from './types';

/** The table that the service checks every request against, as it says itself. */
export function RolesTable({ roles }: Pick<Team, 'roles'>) {
  const { t } = useTranslation();
  const shown = [...roles].reverse();
  return (
    <section className={classes.section}>
      <h2 id="what-each-role-may">{t('desk.team.table')}</h2>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className={classes.table} role="group" aria-labelledby="what-each-role-may" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('desk.team.may')}</th>
              {shown.map(({ role }) => (
                <th key={role} scope="col">
                  {t(`desk.role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {permissions.map((permission) => (
              <tr key={permission}>
                <th scope="row">{t(`desk.permission.${permission}`)}</th>
                {shown.map((one) => (
                  <td key={one.role}>
                    {one.permissions.includes(permission) ? t('desk.team.yes') : t('desk.team.no')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
