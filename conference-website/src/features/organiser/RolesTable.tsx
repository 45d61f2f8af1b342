import { useTranslation } from '@/shared/i18n/use-translation';
import classes from './desk.module.css';
import { ScrollingTable } from './ScrollingTable';
import { permissions, type Team } from './types';

/** The table that the service checks every request against, as it says itself. */
export function RolesTable({ roles }: Pick<Team, 'roles'>) {
  const { t } = useTranslation();
  const shown = [...roles].reverse();
  return (
    <section className={classes.section}>
      <h2 id="what-each-role-may">{t('desk.team.table')}</h2>
      <ScrollingTable labelledBy="what-each-role-may">
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
                <td key={one.role}>{one.permissions.includes(permission) ? t('desk.team.yes') : t('desk.team.no')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollingTable>
    </section>
  );
}
