import { useTranslation } from '@/shared/i18n/use-translation';
import { textAt } from './draft';
import { PlainField, SelectField } from './fields';
import { useSetUp } from './set-up-context';
import classes from './set-up.module.css';

/** When the event is, when it can be signed up for, and how long data is kept. */
export function TimeFields() {
  const { t } = useTranslation();
  const { draft } = useSetUp();
  const zone = textAt(draft, 'timeZone');
  const zones = [...new Set(['UTC', ...(zone ? [zone] : []), ...Intl.supportedValuesOf('timeZone')])].sort();
  return (
    <>
      <SelectField
        path="timeZone"
        label={t('desk.setup.form.timeZone')}
        help={t('desk.setup.form.timeZoneHelp')}
        options={[...(zone ? [] : [['', t('desk.setup.form.choose')] as [string, string]]), ...zones.map(zoneOption)]}
      />
      <div className={classes.pair}>
        <PlainField path="startsAt" label={t('desk.setup.form.startsAt')} type="datetime-local" ltr />
        <PlainField path="endsAt" label={t('desk.setup.form.endsAt')} type="datetime-local" ltr />
      </div>
      <div className={classes.pair}>
        <PlainField path="signUp.opensAt" label={t('desk.setup.form.opensAt')} type="datetime-local" ltr />
        <PlainField path="signUp.closesAt" label={t('desk.setup.form.closesAt')} type="datetime-local" ltr />
      </div>
      <PlainField
        path="eraseAfter"
        label={t('desk.setup.form.eraseAfter')}
        help={t('desk.setup.form.eraseAfterHelp')}
        type="date"
        ltr
      />
    </>
  );
}

function zoneOption(zone: string): [string, string] {
  return [zone, zone.replaceAll('_', ' ')];
}
