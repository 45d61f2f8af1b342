import { encode } from 'uqr';
import { useTranslation } from '@/shared/i18n/use-translation';
import classes from './desk.module.css';

/** A QR code; dark on light in both schemes, because many readers know no other. */
export function Square({ text }: { text: string }) {
  const { t } = useTranslation();
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      className={classes.square}
      role="img"
      aria-label={t('desk.authenticator.picture')}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
