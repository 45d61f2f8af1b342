-- What the organiser's desk needs to find attendees, and to say who of the team did what.

do $$
begin
  if (select count(*) from pg_extension where extname in ('pg_trgm', 'fuzzystrmatch', 'unaccent')) < 3 then
    raise exception 'pg_trgm, fuzzystrmatch or unaccent is missing in this database: its administrator has to run roles.sql again';
  end if;
end
$$;

-- Which organiser, where one did it.
alter table audit add column account_id uuid;

-- Gathered when somebody searches, never within a sign-up: see docs/decisions/attendee-search.md.
create table attendee_search (
  event_id          uuid not null,
  registration_id   uuid not null,
  revision          integer not null,
  name_key          text collate "C" not null,
  email_key         text collate "C" not null,
  organisation_key  text collate "C" not null,
  names             text not null,
  words             text not null,
  primary key (event_id, registration_id),
  -- Whoever is gathered while they are being erased goes with their registration, whichever comes first.
  foreign key (event_id, registration_id) references registration (event_id, id) on delete cascade
);
create index attendee_search_names on attendee_search using gin (names gin_trgm_ops);
create index attendee_search_words on attendee_search using gin (words gin_trgm_ops);
create index attendee_search_by_name on attendee_search (event_id, name_key, registration_id);
create index attendee_search_by_email on attendee_search (event_id, email_key, registration_id);
create index attendee_search_by_organisation on attendee_search (event_id, organisation_key, registration_id);

-- Up to which entry of the audit an event's attendees have been gathered.
create table attendee_search_progress (
  event_id  uuid primary key references event (id),
  upto      uuid not null
);

comment on column audit.account_id is 'personal: organiser';
comment on column attendee_search.event_id is 'none';
comment on column attendee_search.registration_id is 'personal: pseudonym';
comment on column attendee_search.revision is 'none';
comment on column attendee_search.name_key is 'personal: name';
comment on column attendee_search.email_key is 'personal: contact';
comment on column attendee_search.organisation_key is 'personal: affiliation';
comment on column attendee_search.names is 'personal: name';
comment on column attendee_search.words is 'personal: answers';
comment on column attendee_search_progress.event_id is 'none';
comment on column attendee_search_progress.upto is 'none';
