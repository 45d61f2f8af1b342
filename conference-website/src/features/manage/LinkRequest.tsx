import { Button, InputBase, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { eventsQuery } from '@/features/catalogue/queries';
import { useFieldMessage } from '@/features/registration/field-message';
import { requestManageLink } from '@/features/registration/manage-link';
import { emailRule, trim } from '@/features/registration/rules';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Message } from '@/shared/ui/Message';
import { Notice } from '@/shared/ui/Notice';
import classes from './LinkRequest.module.css';

/** The way to a registration for whoever has no working link: a fresh one, to the address it belongs to. */
export function LinkRequest({ title, lead }: { title: string; lead: string }) {
  const { t } = useTranslation();
  const request = useMutation({
    mutationFn: ({ slug, email }: { slug: string; email: string }) => requestManageLink(slug, email),
  });
  if (request.isSuccess) {
    return (
      <Message
        focus
        key="sent"
        title={t('manageLink.sentTitle')}
        actions={
          <Button variant="default" onClick={request.reset}>
            {t('manageLink.again')}
          </Button>
        }
      >
        <p>{t('manageLink.sentText')}</p>
        <p>{t('confirmed.noMail')}</p>
      </Message>
    );
  }
  return (
    <Message key="ask" title={title}>
      <p>{lead}</p>
      <LinkForm busy={request.isPending} failed={request.isError} onSubmit={request.mutate} />
    </Message>
  );
}

interface LinkFormProps {
  busy: boolean;
  failed: boolean;
  onSubmit: (wanted: { slug: string; email: string }) => void;
}

function LinkForm({ busy, failed, onSubmit }: LinkFormProps) {
  const { t } = useTranslation();
  const local = useLocalized();
  const message = useFieldMessage();
  const { data: events } = useQuery(eventsQuery());
  const [email, setEmail] = useState('');
  const [chosen, setChosen] = useState<string>();
  const [code, setCode] = useState<string | null>(null);
  const slug = chosen ?? events?.[0]?.slug;
  if (events?.length === 0) return <p>{t('manageLink.noEvents')}</p>;

  const submit = (submitted: SubmitEvent<HTMLFormElement>) => {
    submitted.preventDefault();
    const wrong = emailRule(email);
    setCode(wrong);
    if (wrong) document.getElementById('link-email')?.focus();
    else if (slug !== undefined) onSubmit({ slug, email: trim(email) });
  };
  return (
    <form noValidate className={classes.form} onSubmit={submit}>
      {(events?.length ?? 0) > 1 && (
        <InputBase
          component="select"
          pointer
          label={t('manageLink.event')}
          value={slug}
          onChange={(change) => {
            setChosen(change.currentTarget.value);
          }}
        >
          {events?.map((event) => (
            <option key={event.slug} value={event.slug}>
              {local(event.title)}
            </option>
          ))}
        </InputBase>
      )}
      <TextInput
        id="link-email"
        label={t('signUp.email')}
        value={email}
        onChange={(change) => {
          setEmail(change.currentTarget.value);
          setCode(null);
        }}
        error={message(code ?? undefined, { maxLength: 254 })}
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        enterKeyHint="send"
        spellCheck={false}
        dir="ltr"
        aria-required
      />
      <div role="alert">{failed && <Notice tone="alarm" title={t('manage.failed')} />}</div>
      <Button type="submit" loading={busy} disabled={slug === undefined}>
        {t('manageLink.send')}
      </Button>
    </form>
  );
}
