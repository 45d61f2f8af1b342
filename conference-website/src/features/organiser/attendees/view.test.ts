import { expect, it } from 'vitest';
import { isNarrowed, isSameView, queryOf, viewOfQuery, type View } from './view';

const view: View = {
  search: 'Zoë & co',
  state: 'waiting',
  ticketType: 'full',
  answer: ['meals:vegan', 'note:a=b&c'],
  tag: 'VIP; speaker',
  incomplete: true,
  suspected: true,
  sort: '-name',
};

it('reads a view back out of its query, with its columns', () => {
  expect(viewOfQuery(queryOf(view))).toEqual(view);
  expect(viewOfQuery('', ['email'])).toEqual({ columns: ['email'] });
  expect(viewOfQuery('state=asleep&suspected=false')).toEqual({});
});

it('knows a view again on another page, or while something is searched in it', () => {
  expect(isSameView(view, { ...view, page: 3, search: undefined })).toBe(true);
  expect(isSameView(view, { ...view, suspected: undefined })).toBe(false);
  expect(isSameView({}, { columns: ['email', 'ticketType', 'state', 'registeredAt'] })).toBe(true);
  expect(isSameView({}, { columns: ['email'] })).toBe(false);
});

it('takes the suspicion for something that narrows the list', () => {
  expect(isNarrowed({ suspected: true })).toBe(true);
  expect(isNarrowed({ sort: 'name' })).toBe(false);
});
