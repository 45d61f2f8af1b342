import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { DirectionProvider, localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useTranslation } from '@/shared/i18n/use-translation';
import { directionOf } from '@/shared/i18n/language';
import { theme } from '@/shared/ui/theme';
import { queryClient } from './query-client';
import { router } from './router';

/** Known to boot.js, which sets the colours before the first paint. */
const colours = localStorageColorSchemeManager({ key: 'conference.colours' });

/**
 * The providers. The theme's variables are a static stylesheet and nothing injects styles at run time, because the
 * content security policy allows no style elements (README.md, "CSP").
 */
export function Application() {
  return (
    <I18nProvider i18n={i18n}>
      <Themed />
    </I18nProvider>
  );
}

function Themed() {
  const { language } = useTranslation();
  const direction = directionOf(language);
  return (
    <DirectionProvider key={direction} initialDirection={direction} detectDirection={false}>
      <MantineProvider
        theme={theme}
        colorSchemeManager={colours}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
