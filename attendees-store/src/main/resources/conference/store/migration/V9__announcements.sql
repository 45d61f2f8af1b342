-- What organisers write to many attendees at once.

create table announcement (
  event_id    uuid not null,
  id          uuid not null,
  account_id  uuid not null,
  written_at  timestamptz not null,
  subject     jsonb not null,
  body        jsonb not null,
  -- How many it was for; none when somebody tried it on themselves.
  recipients  integer not null check (recipients >= 0),
  stopped_at  timestamptz,
  primary key (event_id, id)
);

-- Which announcement a mail was.
alter table delivery add column subject_id uuid;
create index delivery_of_subject on delivery (event_id, subject_id, state) where subject_id is not null;

comment on column announcement.event_id is 'none';
comment on column announcement.id is 'none';
comment on column announcement.account_id is 'personal: organiser';
comment on column announcement.written_at is 'none';
comment on column announcement.subject is 'none';
comment on column announcement.body is 'none';
comment on column announcement.recipients is 'none';
comment on column announcement.stopped_at is 'none';
comment on column delivery.subject_id is 'none';
