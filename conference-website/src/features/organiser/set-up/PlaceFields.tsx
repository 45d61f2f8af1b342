import { InputBase } from '@mantine/core';
import { useTranslation } from '@/shared/i18n/use-translation';
import { put, textAt, textsAt } from './draft';
import { LocalField, PlainField, SelectField } from './fields';
import { countries, useCountryName } from './languages';
import { fieldId, useSetUp } from './set-up-context';
import classes from './set-up.module.css';

/** Where the event is. */
export function PlaceFields() {
  const { t, language } = useTranslation();
  const { draft, change, mistakes } = useSetUp();
  const countryName = useCountryName();
  const country = textAt(draft, 'venue.country');
  const named = countries
    .map((code): [string, string] => [code, countryName(code)])
    .sort(([, one], [, other]) => one.localeCompare(other, language));
  const wrong = mistakes.filter(({ path }) => path.startsWith('venue.address')).map(({ text }) => text);
  return (
    <>
      <LocalField path="venue.name" label={t('desk.setup.form.venue')} maxLength={200} />
      <InputBase
        component="textarea"
        multiline
        rows={3}
        id={fieldId('venue.address')}
        label={t('desk.setup.form.address')}
        description={t('desk.setup.form.addressHelp')}
        value={textsAt(draft, 'venue.address').join('\n')}
        onChange={({ currentTarget }) => {
          change(put(draft, 'venue.address', currentTarget.value.split('\n')));
        }}
        error={wrong.length > 0 && <span lang="en">{wrong.join('; ')}</span>}
        autoComplete="off"
        dir="auto"
      />
      <div className={classes.pair}>
        <PlainField path="venue.city" label={t('desk.setup.form.city')} maxLength={120} />
        <SelectField
          path="venue.country"
          label={t('desk.setup.form.country')}
          options={[...(country ? [] : [['', t('desk.setup.form.choose')] as [string, string]]), ...named]}
        />
      </div>
      <PlainField path="venue.url" label={t('desk.setup.form.venueUrl')} inputMode="url" optional ltr />
      <div className={classes.pair}>
        <PlainField path="venue.latitude" label={t('desk.setup.form.latitude')} inputMode="decimal" optional ltr />
        <PlainField path="venue.longitude" label={t('desk.setup.form.longitude')} inputMode="decimal" optional ltr />
      </div>
    </>
  );
}
