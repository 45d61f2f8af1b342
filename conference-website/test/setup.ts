import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { alsoSpeak, speak } from '@/shared/i18n/language';

/** As patient as the tests' own limit: a busy machine is slow, not wrong. */
configure({ asyncUtilTimeout: 20_000 });

beforeAll(async () => {
  if (typeof document === 'undefined') return;
  await speak('en');
  await alsoSpeak('manage');
});

beforeEach(() => {
  if (typeof sessionStorage === 'undefined') return;
  sessionStorage.clear();
  localStorage.clear();
});

afterEach(cleanup);

/** jsdom knows the element but not its modal state. */
if (typeof HTMLDialogElement !== 'undefined') {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
}

/** jsdom has no media; Mantine asks for the preferred colours. */
if (typeof window !== 'undefined') {
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), {
      media,
      matches: false,
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
    });
}

/** jsdom lays nothing out. */
if (typeof Element !== 'undefined') Element.prototype.scrollIntoView = () => undefined;
