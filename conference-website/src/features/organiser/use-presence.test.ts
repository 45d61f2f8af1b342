import { focusManager } from '@tanstack/react-query';
import { fireEvent, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { away, usePresence } from './use-presence';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('a page that nobody touches stops asking, and goes on with the first touch', () => {
  renderHook(() => {
    usePresence();
  });
  vi.advanceTimersByTime(away - 1);
  expect(focusManager.isFocused()).toBe(true);
  fireEvent.keyDown(document.body, { key: 'a' });
  vi.advanceTimersByTime(away - 1);
  expect(focusManager.isFocused()).toBe(true);
  vi.advanceTimersByTime(1);
  expect(focusManager.isFocused()).toBe(false);

  fireEvent.pointerMove(document.body);
  expect(focusManager.isFocused()).toBe(true);
});

test('whoever leaves the desk leaves nothing paused', () => {
  const { unmount } = renderHook(() => {
    usePresence();
  });
  vi.advanceTimersByTime(away);
  unmount();
  expect(focusManager.isFocused()).toBe(true);
});
