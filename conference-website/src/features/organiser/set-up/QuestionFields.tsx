import { useTranslation } from '@/shared/i18n/use-translation';
import { codeFrom, codesAt, localesOf, localTextAt, put, stablePath, textAt, type Draft } from './draft';
import { CodesField, LocalField, PlainField, SelectField, TickField } from './fields';
import { codeFollows } from './naming';
import { Rows } from './Rows';
import { useSetUp } from './set-up-context';
import classes from './set-up.module.css';

const kinds = ['text', 'long-text', 'single-choice', 'multiple-choice', 'yes-no', 'number', 'date'] as const;

/** Which further rules a kind of question has. */
const rules: Record<string, string[]> = {
  text: ['maxLength'],
  'long-text': ['maxLength'],
  'single-choice': ['options'],
  'multiple-choice': ['options'],
  'yes-no': [],
  number: ['minimum', 'maximum'],
  date: ['earliest', 'latest'],
};
const allRules = [...new Set(Object.values(rules).flat())];

/** What the event asks its attendees. */
export function QuestionFields() {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes.help}>{t('desk.setup.form.questionsHelp')}</p>
      <Rows
        path="questions"
        named="label"
        unnamed={t('desk.setup.form.newQuestion')}
        add={t('desk.setup.form.addQuestion')}
        blank={(taken) => ({ code: codeFrom('', taken, 'question'), kind: 'text', required: 'false', label: '' })}
      >
        {(path) => <QuestionRow path={path} />}
      </Rows>
    </>
  );
}

function QuestionRow({ path }: { path: string }) {
  const { t } = useTranslation();
  const { draft, base } = useSetUp();
  const kind = textAt(draft, `${path}.kind`);
  const [locale = ''] = localesOf(draft);
  const types = codesAt(draft, 'ticketTypes').map((code, index): [string, string] => [
    code,
    localTextAt(draft, `ticketTypes[${index}].name`, locale).trim(),
  ]);
  // Its kind is what the answers that there are already were given to.
  const asked = textAt(base, `${stablePath(draft, path)}.kind`) !== '';
  return (
    <>
      <LocalField
        path={`${path}.label`}
        label={t('desk.setup.form.question')}
        maxLength={200}
        with={codeFollows(base, 'questions', Number(/\[(\d+)\]$/.exec(path)?.[1]), 'question')}
      />
      <SelectField
        path={`${path}.kind`}
        label={t('desk.setup.form.kind')}
        {...(asked ? { help: t('desk.setup.form.kindFixed') } : {})}
        options={kinds
          .filter((one) => !asked || one === kind)
          .map((one): [string, string] => [one, t(`desk.setup.form.kinds.${one}`)])}
        with={(next, chosen) => withRulesOf(next, path, chosen)}
      />
      {rules[kind]?.includes('options') && <Options path={`${path}.options`} />}
      {kind === 'number' && (
        <div className={classes.pair}>
          <PlainField path={`${path}.minimum`} label={t('desk.setup.form.minimum')} inputMode="decimal" optional ltr />
          <PlainField path={`${path}.maximum`} label={t('desk.setup.form.maximum')} inputMode="decimal" optional ltr />
        </div>
      )}
      {kind === 'date' && (
        <div className={classes.pair}>
          <PlainField path={`${path}.earliest`} label={t('desk.setup.form.earliest')} type="date" optional ltr />
          <PlainField path={`${path}.latest`} label={t('desk.setup.form.latest')} type="date" optional ltr />
        </div>
      )}
      <TickField path={`${path}.required`} label={t('desk.setup.form.required')} />
      <details className={classes.more}>
        <summary>{t('desk.setup.form.more')}</summary>
        <LocalField
          path={`${path}.help`}
          label={t('desk.setup.form.questionHelp')}
          maxLength={1000}
          rows={2}
          optional
        />
        {rules[kind]?.includes('maxLength') && (
          <PlainField
            path={`${path}.maxLength`}
            label={t('desk.setup.form.maxLength')}
            type="number"
            inputMode="numeric"
            min={1}
            max={10_000}
            optional
            ltr
          />
        )}
        {types.length > 1 && (
          <CodesField
            path={`${path}.ticketTypes`}
            legend={t('desk.setup.form.askedOf')}
            help={t('desk.setup.form.askedOfHelp')}
            options={types}
          />
        )}
      </details>
    </>
  );
}

/** What another kind does not know goes with the kind that did. */
function withRulesOf(draft: Draft, path: string, kind: string): Draft {
  const kept = rules[kind] ?? [];
  const rest = allRules
    .filter((rule) => !kept.includes(rule))
    .reduce((now, rule) => put(now, `${path}.${rule}`, undefined), draft);
  const choice = kept.includes('options') && codesAt(rest, `${path}.options`).length === 0;
  return choice
    ? put(
        rest,
        `${path}.options`,
        [1, 2].map((number) => ({ code: `option-${number}`, label: '' })),
      )
    : rest;
}

function Options({ path }: { path: string }) {
  const { t } = useTranslation();
  const { base } = useSetUp();
  return (
    <Rows
      path={path}
      named="label"
      unnamed={t('desk.setup.form.newOption')}
      add={t('desk.setup.form.addOption')}
      blank={(taken) => ({ code: codeFrom('', taken, 'option'), label: '' })}
    >
      {(option) => (
        <LocalField
          path={`${option}.label`}
          label={t('desk.setup.form.option')}
          maxLength={200}
          with={codeFollows(base, path, Number(/\[(\d+)\]$/.exec(option)?.[1]), 'option')}
        />
      )}
    </Rows>
  );
}
