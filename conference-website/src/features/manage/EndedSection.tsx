import { EndedReason, SignUpAgain, useEndedWords } from '@/features/waitinglist/Ended';
import type { Registration } from '@/shared/api/types';
import classes from './HeldRegistration.module.css';

/** Why there is no place any more, and the way to a new one. */
export function EndedSection({ registration }: { registration: Registration }) {
  const { title, text, reason } = useEndedWords(registration);
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      <EndedReason reason={reason} />
      <div className={classes.actions}>
        <SignUpAgain registration={registration} />
      </div>
    </section>
  );
}
