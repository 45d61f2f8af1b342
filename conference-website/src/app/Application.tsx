import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { DirectionProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { directionOf } from '@/shared/i18n/language';
import { useTranslation } from '@/shared/i18n/use-translation';
import { queryClient } from './query-client';
import { router } from './router';
import { ThemeProvider } from './ThemeProvider';

export function Application() {
  return (
    <I18nProvider i18n={i18n}>
      <Themed />
    </I18nProvider>
  );
}

function Themed() {
  const direction = directionOf(useTranslation().language);
  return (
    <DirectionProvider key={direction} initialDirection={direction} detectDirection={false}>
      <ThemeProvider>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ThemeProvider>
    </DirectionProvider>
  );
}
