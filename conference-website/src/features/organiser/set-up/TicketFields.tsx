import { useTranslation } from '@/shared/i18n/use-translation';
import { codeFrom, codesAt, localesOf, localTextAt, put, rowsAt, textAt } from './draft';
import { CodesField, LocalField, PlainField, SelectField } from './fields';
import { codeFollows } from './naming';
import { Rows } from './Rows';
import { useSetUp } from './set-up-context';
import classes from './set-up.module.css';

const mostPlaces = 1_000_000;

/** What people can sign up for, and how many of them. */
export function TicketFields() {
  const { t } = useTranslation();
  const { draft, base } = useSetUp();
  const [locale = ''] = localesOf(draft);
  const pools = codesAt(draft, 'pools').map((code, index): [string, string] => [
    code,
    localTextAt(draft, `pools[${index}].name`, locale).trim(),
  ]);
  return (
    <>
      <Rows
        path="ticketTypes"
        named="name"
        unnamed={t('desk.setup.form.newTicketType')}
        add={t('desk.setup.form.addTicketType')}
        blank={(taken) => ({ code: codeFrom('', taken, 'ticket'), name: '', description: '' })}
      >
        {(path) => (
          <>
            <LocalField
              path={`${path}.name`}
              label={t('desk.setup.form.name')}
              maxLength={120}
              with={codeFollows(base, 'ticketTypes', indexOf(path), 'ticket')}
            />
            <LocalField
              path={`${path}.description`}
              label={t('desk.setup.form.ticketDescription')}
              help={t('desk.setup.form.ticketDescriptionHelp')}
              maxLength={1000}
              rows={2}
            />
            <Places path={`${path}.capacity`} optional={pools.length > 0} label={t('desk.setup.form.ownPlaces')} />
            {pools.length > 0 && (
              <CodesField
                path={`${path}.pools`}
                legend={t('desk.setup.form.sharedPlaces')}
                help={t('desk.setup.form.sharedPlacesHelp')}
                options={pools}
              />
            )}
          </>
        )}
      </Rows>
      <details className={classes.more} open={pools.length > 0 || undefined}>
        <summary>{t('desk.setup.form.pools')}</summary>
        <p className={classes.help}>{t('desk.setup.form.poolsHelp')}</p>
        <Rows
          path="pools"
          named="name"
          unnamed={t('desk.setup.form.newPool')}
          add={t('desk.setup.form.addPool')}
          blank={(taken) => ({ code: codeFrom('', taken, 'pool'), name: '', capacity: '' })}
        >
          {(path) => (
            <>
              <LocalField
                path={`${path}.name`}
                label={t('desk.setup.form.name')}
                maxLength={120}
                with={codeFollows(base, 'pools', indexOf(path), 'pool')}
              />
              <Places path={`${path}.capacity`} label={t('desk.setup.form.places')} />
            </>
          )}
        </Rows>
      </details>
      <SelectField
        path="approval"
        label={t('desk.setup.form.approval')}
        help={t('desk.setup.form.approvalHelp')}
        usual="false"
        options={[
          ['false', t('desk.setup.form.approvalNo')],
          ['true', t('desk.setup.form.approvalYes')],
        ]}
      />
      <SelectField
        path="waitingList.rule"
        label={t('desk.setup.form.waitingList')}
        help={t('desk.setup.form.waitingListHelp')}
        options={[
          ['', t('desk.setup.form.waitingNone')],
          ['confirm', t('desk.setup.form.waitingConfirm')],
          ['offer', t('desk.setup.form.waitingOffer')],
        ]}
        with={(next, rule) =>
          put(
            next,
            'waitingList.offerHours',
            rule === 'offer' ? textAt(next, 'waitingList.offerHours') || '24' : undefined,
          )
        }
      />
      {textAt(draft, 'waitingList.rule') === 'offer' && (
        <PlainField
          path="waitingList.offerHours"
          label={t('desk.setup.form.offerHours')}
          type="number"
          inputMode="numeric"
          min={1}
          max={336}
          ltr
        />
      )}
      {rowsAt(draft, 'ticketTypes').length > 0 && (
        <SelectField
          path="duplicates"
          label={t('desk.setup.form.duplicates')}
          help={t('desk.setup.form.duplicatesHelp')}
          usual="tell"
          options={[
            ['tell', t('desk.setup.form.duplicatesTell')],
            ['conceal', t('desk.setup.form.duplicatesConceal')],
          ]}
        />
      )}
    </>
  );
}

interface PlacesProps {
  path: string;
  label: string;
  optional?: boolean;
}

function Places({ path, label, optional = false }: PlacesProps) {
  return (
    <PlainField
      path={path}
      label={label}
      type="number"
      inputMode="numeric"
      min={1}
      max={mostPlaces}
      optional={optional}
      ltr
    />
  );
}

function indexOf(path: string): number {
  return Number(/\[(\d+)\]$/.exec(path)?.[1]);
}
