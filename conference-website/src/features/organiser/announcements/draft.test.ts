import { beforeEach, expect, it } from 'vitest';
import { attemptOf, emptyDraft, forgetDraft, keepDraft, readDraft } from './draft';

beforeEach(() => {
  sessionStorage.clear();
});

it('keeps what is written for each event, until it is forgotten', () => {
  const draft = { subject: { en: 'Doors' }, body: { en: 'Eight', de: 'Acht' } };
  keepDraft('one', draft);
  expect(readDraft('one')).toEqual(draft);
  expect(readDraft('other')).toEqual(emptyDraft);
  forgetDraft('one');
  expect(readDraft('one')).toEqual(emptyDraft);
});

it('takes nothing that is no text', () => {
  sessionStorage.setItem('announcement/one', '{"subject": {"en": 1, "de": "x"}, "body": []}');
  expect(readDraft('one')).toEqual({ subject: { de: 'x' }, body: {} });
  sessionStorage.setItem('announcement/one', 'not JSON');
  expect(readDraft('one')).toEqual(emptyDraft);
});

it('sends the same words under the same id, also after a reload, and others under another', () => {
  const first = attemptOf('one', 'words');
  expect(attemptOf('one', 'words')).toEqual(first);
  expect(attemptOf('one', 'other words').id).not.toBe(first.id);
  forgetDraft('one');
  expect(attemptOf('one', 'words').id).not.toBe(first.id);
});
