import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from '@/shared/i18n/use-translation';
import classes from './switches.module.css';

/** Light or dark: as the system has it, until somebody says otherwise. */
export function ColourSwitch() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      className={classes.colours}
      aria-label={other === 'dark' ? t('site.colours.toDark') : t('site.colours.toLight')}
      onClick={() => {
        setColorScheme(other);
      }}
    >
      <span className={classes.disc} aria-hidden="true" />
    </button>
  );
}
