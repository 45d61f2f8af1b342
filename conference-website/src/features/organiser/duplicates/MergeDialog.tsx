import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Choice, ChoiceGroup } from '@/shared/ui/Choices';
import { Dialog } from '@/shared/ui/Dialog';
import { answerText, fullName } from '../attendees/view';
import attendeeClasses from '../attendees/attendees.module.css';
import { FailureNotice } from '../FailureNotice';
import { ask } from '../queries';
import type { Asked, Attendee } from '../types';
import { duplicatesPath, parts, type Part } from './queries';

interface MergeDialogProps {
  slug: string;
  asked: Asked;
  stays: Attendee;
  ends: Attendee;
  onClose: () => void;
  onMerged: () => void;
}

/** What comes of a merge is said first, and what the one that stays should take from the other is chosen. */
export function MergeDialog({ slug, asked, stays, ends, onClose, onMerged }: MergeDialogProps) {
  const { t } = useTranslation();
  const valueOf = useValues(asked);
  const [taken, setTaken] = useState<ReadonlySet<Part>>(new Set());
  const merge = useMutation({
    mutationFn: () =>
      ask('POST', `${duplicatesPath(slug)}/merges`, {
        stays: { reference: stays.reference, revision: stays.revision },
        ends: { reference: ends.reference, revision: ends.revision },
        take: [...taken],
      }),
    onSuccess: onMerged,
  });
  const differing = parts.filter((part) => valueOf(ends, part) !== '' && valueOf(ends, part) !== valueOf(stays, part));
  const toggle = (part: Part) => {
    const next = new Set(taken);
    if (!next.delete(part)) next.add(part);
    setTaken(next);
  };
  return (
    <Dialog
      open
      title={t('desk.duplicates.mergeTitle', { name: fullName(stays) })}
      onClose={onClose}
      text={
        <p>{t('desk.duplicates.mergeText', { stays: stays.reference, ends: ends.reference, email: ends.email })}</p>
      }
    >
      {differing.length > 0 && (
        <ChoiceGroup id="take" type="checkbox" legend={t('desk.duplicates.take')}>
          {differing.map((part) => (
            <Choice
              key={part}
              id={`take-${part}`}
              type="checkbox"
              checked={taken.has(part)}
              onChange={() => {
                toggle(part);
              }}
              label={
                <>
                  {part === 'answers' ? t('desk.attendees.answers') : t(`signUp.${part}`)}:{' '}
                  <bdi>{valueOf(ends, part)}</bdi>
                </>
              }
            />
          ))}
        </ChoiceGroup>
      )}
      <FailureNotice error={merge.error} />
      <div className={attendeeClasses.decide}>
        <Button variant="default" onClick={onClose}>
          {t('desk.duplicates.giveUp')}
        </Button>
        <Button
          loading={merge.isPending}
          onClick={() => {
            merge.mutate();
          }}
        >
          {t('desk.duplicates.merge')}
        </Button>
      </div>
    </Dialog>
  );
}

function useValues(asked: Asked): (attendee: Attendee, part: Part) => string {
  const { t } = useTranslation();
  const local = useLocalized();
  const words = { yes: t('desk.attendees.yes'), no: t('desk.attendees.no') };
  return (attendee, part) =>
    part === 'answers'
      ? asked.questions
          .map(({ code }) => answerText(asked, code, attendee.answers, local, words))
          .filter((answer) => answer !== '')
          .join('; ')
      : (attendee[part] ?? '');
}
