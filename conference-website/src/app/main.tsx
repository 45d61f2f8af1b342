import '@/shared/ui/styles';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { preferredLanguage, speak } from '@/shared/i18n/language';
import { Application } from './Application';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

await speak(preferredLanguage());
createRoot(root).render(
  <StrictMode>
    <Application />
  </StrictMode>,
);
