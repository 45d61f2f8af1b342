import { useEffect, useRef } from 'react';
import { WaitingListRule } from '@/features/catalogue/WaitingListRule';
import type { WaitingList } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Notice } from '@/shared/ui/Notice';
import type { WaitingListPlace } from './use-waiting-list';

/** Says, right above the button, that it leads to the waiting list; the region is there before its text, to be heard. */
export function JoinNotice({ waitingList, place }: { waitingList: WaitingList; place: WaitingListPlace }) {
  const { t } = useTranslation();
  const { joins, justSoldOut, answered } = place;
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Somebody has pressed the button and waits for what comes of it.
    if (answered) region.current?.focus();
  }, [answered]);
  return (
    <div ref={region} role="status" tabIndex={-1}>
      {joins && (
        <Notice
          tone={justSoldOut ? 'warm' : 'calm'}
          title={justSoldOut ? t('waitingList.form.justSoldOut') : t('waitingList.form.joining')}
        >
          {justSoldOut && <p>{t('waitingList.form.kept')}</p>}
          <p>
            <WaitingListRule waitingList={waitingList} />
          </p>
        </Notice>
      )}
    </div>
  );
}
