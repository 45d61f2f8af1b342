import '@/shared/ui/styles';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { preferredLanguage, speak } from '@/shared/i18n/language';
import { pause } from '@/shared/pause';
import { Application } from './Application';
import { router } from './router';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

/** For so long what one sees may stay as it is: a page's first sight, or nothing. Then the application shows that it loads. */
const patience = 300;

await speak(preferredLanguage());
// The page comes whole where its data are there, so that its first sight is not taken away for a skeleton.
await Promise.race([router.load(), pause(patience)]);
createRoot(root).render(
  <StrictMode>
    <Application />
  </StrictMode>,
);
