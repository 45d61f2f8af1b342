import classes from './Skeleton.module.css';

/** Holds the place of content that is on its way. The size is that of the content, so that nothing moves. */
export function Skeleton({
  height,
  width = '100%',
  gap = '0.75rem',
}: {
  height: string;
  width?: string;
  gap?: string;
}) {
  return (
    <span
      className={classes.skeleton}
      style={{ blockSize: height, inlineSize: width, marginBlockEnd: gap }}
      aria-hidden="true"
    />
  );
}
