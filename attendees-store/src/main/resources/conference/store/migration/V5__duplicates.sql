-- Registrations that may be of the same person: found when somebody looks, decided by the organiser, and remembered.

-- Up to which entry of an event's audit somebody has read it who follows it. Takes the place of
-- attendee_search_progress, which the release before this one still writes.
create table audit_follower (
  event_id  uuid not null references event (id),
  follower  text not null,
  upto      uuid not null,
  primary key (event_id, follower)
);
insert into audit_follower (event_id, follower, upto)
select event_id, 'search', upto from attendee_search_progress;

-- As which revision a registration was compared with the others.
create table duplicate_check (
  event_id         uuid not null,
  registration_id  uuid not null,
  revision         integer not null,
  primary key (event_id, registration_id),
  foreign key (event_id, registration_id) references registration (event_id, id) on delete cascade
);

-- What registrations can have in common, as hashes: only equality matters.
create table duplicate_key (
  event_id         uuid not null,
  key              bigint not null,
  registration_id  uuid not null,
  primary key (event_id, key, registration_id)
);
create index duplicate_key_of_registration on duplicate_key (event_id, registration_id);

-- Whoever is erased while they are being compared leaves no key. A foreign key would do that too, at the price of a
-- look at the registration for each of its dozen keys.
create function forget_duplicate_keys() returns trigger language plpgsql as $$
begin
  delete from duplicate_key where event_id = old.event_id and registration_id = old.registration_id;
  return null;
end
$$;
create trigger duplicate_check_forgets_keys after delete on duplicate_check
for each row execute function forget_duplicate_keys();

-- Twice each, once for either side, so that whoever asks about one of them need not ask two ways.
create table duplicate_pair (
  event_id         uuid not null,
  registration_id  uuid not null,
  other_id         uuid not null,
  score            smallint not null,
  reasons          text not null,
  state            text not null check (state in ('open', 'different', 'merged')),
  decided_by       uuid,
  decided_at       timestamptz,
  primary key (event_id, registration_id, other_id),
  foreign key (event_id, registration_id) references registration (event_id, id) on delete cascade,
  foreign key (event_id, other_id) references registration (event_id, id) on delete cascade,
  constraint duplicate_pair_decision_has_time check ((state = 'open') = (decided_at is null))
);
create index duplicate_pair_of_other on duplicate_pair (event_id, other_id);
create index duplicate_pair_by_score on duplicate_pair (event_id, state, score desc, registration_id, other_id);

comment on column audit_follower.event_id is 'none';
comment on column audit_follower.follower is 'none';
comment on column audit_follower.upto is 'none';
comment on column duplicate_check.event_id is 'none';
comment on column duplicate_check.registration_id is 'personal: pseudonym';
comment on column duplicate_check.revision is 'none';
comment on column duplicate_key.event_id is 'none';
comment on column duplicate_key.key is 'personal: pseudonym';
comment on column duplicate_key.registration_id is 'personal: pseudonym';
comment on column duplicate_pair.event_id is 'none';
comment on column duplicate_pair.registration_id is 'personal: pseudonym';
comment on column duplicate_pair.other_id is 'personal: pseudonym';
comment on column duplicate_pair.score is 'personal: assessment';
comment on column duplicate_pair.reasons is 'personal: assessment';
comment on column duplicate_pair.state is 'personal: assessment';
comment on column duplicate_pair.decided_by is 'personal: organiser';
comment on column duplicate_pair.decided_at is 'personal: assessment';
