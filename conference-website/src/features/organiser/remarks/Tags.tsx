import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useFieldMessage } from '@/features/registration/field-message';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import deskClasses from '../desk.module.css';
import { FailureNotice } from '../FailureNotice';
import { fieldCodeOf } from '../words';
import { tagAttendee, useRemarked, type TagChange } from './queries';
import classes from './remarks.module.css';
import { TagList } from './TagList';

export const longestTag = 40;

interface TagsProps {
  slug: string;
  reference: string;
  tags: string[];
  mayChange: boolean;
}

/** Words by which somebody is found again. */
export function Tags({ slug, reference, tags, mayChange }: TagsProps) {
  const { t } = useTranslation();
  const message = useFieldMessage();
  const remarked = useRemarked(slug, reference);
  const [typed, setTyped] = useState('');
  const change = useMutation({
    mutationFn: (wanted: TagChange) => tagAttendee(slug, reference, wanted),
    onSuccess: async (_, { add }) => {
      if (add) setTyped('');
      await remarked();
      announce(t(add ? 'desk.remarks.tagged' : 'desk.remarks.untagged'));
    },
  });
  const wrong = message(fieldCodeOf(change.error, '#/add'), { maxLength: longestTag });
  return (
    <section className={deskClasses.section}>
      <h2>{t('desk.remarks.tags')}</h2>
      {tags.length === 0 ? (
        <p>{t('desk.remarks.noTags')}</p>
      ) : (
        <TagList
          tags={tags}
          after={(tag) =>
            mayChange && (
              <button
                type="button"
                className={classes.takeOff}
                aria-label={t('desk.remarks.takeOff', { tag })}
                disabled={change.isPending}
                onClick={() => {
                  change.mutate({ remove: [tag] });
                }}
              >
                ×
              </button>
            )
          }
        />
      )}
      {mayChange && (
        <form
          className={classes.add}
          onSubmit={(submitted) => {
            submitted.preventDefault();
            if (typed.trim() !== '') change.mutate({ add: [typed] });
          }}
        >
          <TextInput
            label={t('desk.remarks.newTag')}
            value={typed}
            maxLength={longestTag}
            onChange={(changed) => {
              setTyped(changed.currentTarget.value);
            }}
            error={wrong}
            autoComplete="off"
            dir="auto"
          />
          <Button type="submit" variant="default" loading={change.isPending}>
            {t('desk.remarks.add')}
          </Button>
        </form>
      )}
      <FailureNotice error={change.error} />
    </section>
  );
}
