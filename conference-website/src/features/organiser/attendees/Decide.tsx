import { InputBase } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import { ConfirmedButton } from '../ConfirmedButton';
import type { ChangesProps } from './AttendeePage';
import { attendeePath, steer } from './queries';
import { fullName } from './view';

const longestReason = 1000;

/** Yes or no to a request. */
export function Decide({ slug, detail: { attendee }, show }: ChangesProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const name = fullName(attendee);
  const path = attendeePath(slug, attendee.reference);
  return (
    <>
      <ConfirmedButton
        label={t('desk.attendees.approve')}
        title={t('desk.attendees.approveTitle', { name })}
        confirm={t('desk.attendees.approveConfirm')}
        refuse={t('desk.attendees.undecided')}
        action={() => steer('POST', `${path}/approval`, attendee.revision)}
        onDone={(now) => {
          const waits = now.attendee.state === 'waiting';
          show(now, t(waits ? 'desk.attendees.approvedWaits' : 'desk.attendees.approved', { name }));
        }}
      >
        <p>{t('desk.attendees.approveText', { name })}</p>
      </ConfirmedButton>
      <ConfirmedButton
        label={t('desk.attendees.reject')}
        title={t('desk.attendees.rejectTitle', { name })}
        confirm={t('desk.attendees.rejectConfirm')}
        refuse={t('desk.attendees.undecided')}
        action={() =>
          steer('POST', `${path}/rejection`, attendee.revision, reason.trim() === '' ? {} : { reason: reason.trim() })
        }
        onDone={(now) => {
          show(now, t('desk.attendees.rejected', { name }));
        }}
      >
        <p>{t('desk.attendees.rejectText', { name })}</p>
        <InputBase
          component="textarea"
          multiline
          rows={4}
          label={t('desk.attendees.reason')}
          description={t('desk.attendees.reasonHelp', { name })}
          value={reason}
          maxLength={longestReason}
          onChange={(changed) => {
            setReason(changed.currentTarget.value);
          }}
          dir="auto"
        />
      </ConfirmedButton>
    </>
  );
}
