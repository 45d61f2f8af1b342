-- Views of the list of attendees that a team has given a name. Filters only: a search could name somebody.

create table saved_view (
  event_id    uuid not null,
  id          uuid not null,
  name        text not null,
  query       text not null,
  columns     text[] not null,
  account_id  uuid not null,
  saved_at    timestamptz not null,
  primary key (event_id, id)
);

comment on column saved_view.event_id is 'none';
comment on column saved_view.id is 'none';
comment on column saved_view.name is 'none';
comment on column saved_view.query is 'none';
comment on column saved_view.columns is 'none';
comment on column saved_view.account_id is 'personal: organiser';
comment on column saved_view.saved_at is 'none';
