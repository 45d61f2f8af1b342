import {
  localStorageColorSchemeManager,
  MantineContext,
  MantineThemeProvider,
  useProviderColorScheme,
} from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { theme } from '@/shared/ui/theme';

/** Known to boot.js, which sets the colours before the first paint. */
const colours = localStorageColorSchemeManager({ key: 'conference.colours' });
const rootElement = () => document.documentElement;

/**
 * Mantine's provider without the parts that write style elements at run time: the content security policy allows none
 * (README.md, "CSP"). The variables they would write are a static stylesheet, shared/ui/theme-variables.css.
 */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const { colorScheme, setColorScheme, clearColorScheme } = useProviderColorScheme({
    manager: colours,
    defaultColorScheme: 'auto',
    getRootElement: rootElement,
    forceColorScheme: undefined,
  });
  const context = useMemo(
    () => ({
      colorScheme,
      setColorScheme,
      clearColorScheme,
      getRootElement: rootElement,
      classNamesPrefix: 'mantine',
      cssVariablesSelector: ':root',
      withStaticClasses: false,
    }),
    [colorScheme, setColorScheme, clearColorScheme],
  );
  return (
    <MantineContext value={context}>
      <MantineThemeProvider theme={theme}>{children}</MantineThemeProvider>
    </MantineContext>
  );
}
