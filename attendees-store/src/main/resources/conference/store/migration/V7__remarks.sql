-- What organisers write to a registration: notes for each other, and tags to find it by.

create table registration_note (
  event_id         uuid not null,
  id               uuid not null,
  registration_id  uuid not null,
  account_id       uuid not null,
  written_at       timestamptz not null,
  body             text not null,
  primary key (event_id, id),
  -- Whoever is erased while somebody writes about them takes it along.
  foreign key (event_id, registration_id) references registration (event_id, id) on delete cascade
);
create index registration_note_of_registration on registration_note (event_id, registration_id, id);

create table registration_tag (
  event_id         uuid not null,
  registration_id  uuid not null,
  tag              text not null,
  primary key (event_id, registration_id, tag),
  foreign key (event_id, registration_id) references registration (event_id, id) on delete cascade
);
create index registration_tag_by_tag on registration_tag (event_id, tag, registration_id);

comment on column registration_note.event_id is 'none';
comment on column registration_note.id is 'none';
comment on column registration_note.registration_id is 'personal: pseudonym';
comment on column registration_note.account_id is 'personal: organiser';
comment on column registration_note.written_at is 'personal: history';
comment on column registration_note.body is 'personal: notes';
comment on column registration_tag.event_id is 'none';
comment on column registration_tag.registration_id is 'personal: pseudonym';
comment on column registration_tag.tag is 'personal: notes';
