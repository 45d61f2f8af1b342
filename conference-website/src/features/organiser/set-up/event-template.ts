import { currentLanguage } from '@/shared/i18n/language';
import type { OrganiserSession } from '../types';
import { fileOf } from './draft';

/** What a new event begins as: a draft that says only what can be guessed. */
export function blankEvent({ email }: Pick<OrganiserSession, 'email'>): string {
  return fileOf({
    state: 'draft',
    locales: [currentLanguage()],
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    waitingList: { rule: 'confirm' },
    organiser: { email },
    privacyNotice: { version: '1' },
  });
}

/** A small complete one as an example, with times that are to come: that of docs/event-file.md. */
export function eventTemplate(today: Date): string {
  const year = today.getFullYear() + 1;
  const day = today.toISOString().slice(0, 10);
  return `slug: my-conference-${year}
state: draft
locales: [en]
title: My Conference ${year}
summary: One sentence that makes people want to come.
description: |
  What awaits them. **Markdown** is welcome:

  - lists
  - [links](https://example.org)
timeZone: Europe/Berlin
startsAt: ${year}-09-15T09:00
endsAt: ${year}-09-16T17:00
signUp:
  opensAt: ${day}T09:00
  closesAt: ${year}-09-08T23:59
waitingList: { rule: confirm }
eraseAfter: ${year}-12-31
venue:
  name: Town Hall
  address: [1 Market Square]
  city: Anytown
  country: DE
organiser: { name: My Association, email: hello@example.org }
ticketTypes:
  - code: regular
    name: Regular
    description: Both days, lunch included.
    capacity: 100
questions:
  - code: diet
    kind: single-choice
    required: true
    label: What do you eat?
    options:
      - { code: anything, label: Anything }
      - { code: vegetarian, label: Vegetarian }
      - { code: vegan, label: Vegan }
privacyNotice:
  version: 1
  text: |
    We use your name, your address and your answers to run this conference, and for nothing else. We keep them until
    31 December ${year} and then erase them. You can see, change, take along and erase them at any time with the link
    that you get by mail.
`;
}
