import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import { expectGoodLooks } from '../src/looks.ts';
import { newOwner } from '../src/organisers.ts';
import { desktop, newEvent, spec, system } from '../src/spec.ts';

describe('a saved view', { timeout: 180_000 }, () => {
  spec('has a name, shows the same again, is found by the team, and goes', async ({ page, arrive, api }) => {
    const slug = await newEvent('views');
    await api.signUp(slug, new Attendee({ givenName: 'Zoë', familyName: 'Quist' }));
    await api.signUp(slug, new Attendee({ givenName: 'Zoë', familyName: 'Quist' }));
    await api.signUp(slug, new Attendee({ givenName: 'Otto', familyName: 'Other' }));
    await newOwner(page, system);
    await page.goto(`/organiser/events/${slug}/attendees`);
    await page.getByText('3 attendees').waitFor();
    expect(await page.getByRole('button', { name: 'Save this view' }).count()).toBe(0);

    await page.getByRole('combobox', { name: 'Possible duplicates' }).selectOption('suspected');
    await page.getByText('2 attendees').waitFor();
    await page.getByRole('searchbox').fill('Zoë');
    await page.waitForURL(/search=/);
    await page.getByRole('combobox', { name: 'Sort' }).selectOption('name');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByText('What you searched for isn’t saved').waitFor();
    await page.getByLabel('Name of the view').fill('Doppelte مكرر');
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The view “Doppelte مكرر” is saved.').first().waitFor();
    await page.getByRole('link', { name: 'Doppelte مكرر' }).waitFor();
    await expectGoodLooks(page, 'organiser-saved-views');

    const other = await (await arrive(desktop)).newPage();
    await newOwner(other, system);
    await other.goto(`/organiser/events/${slug}/attendees`);
    await other.getByText('3 attendees').waitFor();
    await other.getByRole('link', { name: 'Doppelte مكرر' }).click();
    await other.getByText('2 attendees').waitFor();
    expect(new URL(other.url()).search).toContain('suspected=true');
    expect(new URL(other.url()).search).toContain('sort=name');
    expect(new URL(other.url()).search).not.toContain('search=');
    expect(await other.getByRole('link', { name: 'Doppelte مكرر' }).getAttribute('aria-current')).toBe('page');
    await other.goBack();
    await other.getByText('3 attendees').waitFor();
    await other.goForward();
    await other.getByRole('button', { name: 'Remove this view: Doppelte مكرر' }).click();
    await other.getByRole('button', { name: 'Yes, remove it' }).click();
    await other.getByText('The view is removed.').first().waitFor();
    await page.goto(`/organiser/events/${slug}/attendees`);
    await page.getByText('3 attendees').waitFor();
    expect(await page.getByRole('link', { name: 'Doppelte مكرر' }).count()).toBe(0);
  });
});
