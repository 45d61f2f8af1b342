-- What can be attended, who attends, and what we owe them: mail, consent, an account of what happened.
-- Every table of an event carries event_id first in its keys, so that the schema can be distributed by event.
-- Every column says whether it holds personal data; a test fails on a column that does not.

create table event (
  id                 uuid primary key,
  slug               text not null unique check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) <= 80),
  state              text not null check (state in ('draft', 'published', 'archived')),
  locales            text[] not null check (cardinality(locales) > 0),
  title              jsonb not null,
  summary            jsonb not null,
  description        jsonb not null,
  time_zone          text not null,
  starts_at          timestamptz not null,
  ends_at            timestamptz not null check (ends_at > starts_at),
  sign_up_opens_at   timestamptz not null,
  sign_up_closes_at  timestamptz not null check (sign_up_closes_at > sign_up_opens_at),
  venue              jsonb not null,
  organiser          jsonb not null,
  duplicates         text not null check (duplicates in ('tell', 'conceal')),
  erase_after        date not null,
  definition_sha256  text not null,
  created_at         timestamptz not null,
  updated_at         timestamptz not null
);

create table event_availability (
  event_id  uuid primary key references event (id),
  version   bigint not null default 1 check (version > 0)
) with (fillfactor = 50);

create table capacity_pool (
  event_id  uuid not null references event (id),
  id        uuid not null,
  code      text not null,
  name      jsonb not null,
  capacity  integer not null check (capacity >= 0),
  taken     integer not null default 0,
  primary key (event_id, id),
  unique (event_id, code),
  constraint capacity_pool_never_oversold check (taken between 0 and capacity)
) with (fillfactor = 50);

create table ticket_type (
  event_id     uuid not null references event (id),
  id           uuid not null,
  code         text not null,
  position     integer not null,
  name         jsonb not null,
  description  jsonb not null,
  withdrawn    boolean not null default false,
  primary key (event_id, id),
  unique (event_id, code)
);

create table ticket_type_pool (
  event_id        uuid not null,
  ticket_type_id  uuid not null,
  pool_id         uuid not null,
  primary key (event_id, ticket_type_id, pool_id),
  foreign key (event_id, ticket_type_id) references ticket_type (event_id, id),
  foreign key (event_id, pool_id) references capacity_pool (event_id, id)
);

create table question (
  event_id   uuid not null references event (id),
  id         uuid not null,
  code       text not null,
  position   integer not null,
  kind       text not null check (kind in ('text', 'long-text', 'single-choice', 'multiple-choice', 'yes-no', 'number', 'date')),
  required   boolean not null,
  label      jsonb not null,
  help       jsonb,
  rules      jsonb not null default '{}',
  withdrawn  boolean not null default false,
  primary key (event_id, id),
  unique (event_id, code)
);

create table consent_text (
  event_id      uuid not null references event (id),
  purpose       text not null check (purpose in ('privacy-notice')),
  version       integer not null check (version > 0),
  locale        text not null,
  body          text not null,
  sha256        text not null,
  published_at  timestamptz not null,
  primary key (event_id, purpose, version, locale)
);

-- No foreign keys from here on: they would be checked per row on the hot path. The writer has the event's rows locked
-- while it writes, nothing deletes an event, and a test looks for orphans.
create table registration (
  event_id           uuid not null,
  id                 uuid not null,
  reference          text not null,
  state              text not null check (state in ('confirmed', 'cancelled')),
  ticket_type_id     uuid not null,
  given_name         text not null,
  family_name        text not null,
  email              text not null,
  email_normalised   text not null,
  organisation       text,
  answers            jsonb not null,
  locale             text not null,
  manage_nonce       bytea not null,
  revision           integer not null default 1,
  calendar_sequence  integer not null default 0,
  registered_at      timestamptz not null,
  updated_at         timestamptz not null,
  cancelled_at       timestamptz,
  primary key (event_id, id),
  constraint registration_reference_is_unique unique (event_id, reference),
  constraint registration_cancelled_has_time check ((state = 'cancelled') = (cancelled_at is not null))
);
create unique index registration_one_live_per_email on registration (event_id, email_normalised) where state = 'confirmed';

create table consent (
  event_id         uuid not null,
  registration_id  uuid not null,
  purpose          text not null,
  version          integer not null,
  locale           text not null,
  text_sha256      text not null,
  given_at         timestamptz not null,
  withdrawn_at     timestamptz,
  primary key (event_id, registration_id, purpose, version)
);

create table idempotency (
  event_id         uuid not null,
  key              text not null,
  request_sha256   bytea not null,
  registration_id  uuid,
  status           smallint not null,
  answer           jsonb not null,
  answered_at      timestamptz not null,
  primary key (event_id, key)
);

create table outbox (
  event_id         uuid not null,
  id               uuid not null,
  registration_id  uuid,
  kind             text not null,
  recipient        text,
  payload          jsonb not null,
  created_at       timestamptz not null,
  due_at           timestamptz not null,
  attempts         integer not null default 0,
  last_problem     text,
  primary key (event_id, id)
);
create index outbox_due on outbox (due_at);

create table delivery (
  event_id         uuid not null,
  id               uuid not null,
  registration_id  uuid,
  kind             text not null,
  recipient        text,
  state            text not null check (state in ('sent', 'failed')),
  attempts         integer not null,
  problem          text,
  finished_at      timestamptz not null,
  primary key (event_id, id)
);
create index delivery_of_registration on delivery (event_id, registration_id);

create table audit (
  event_id         uuid not null,
  id               uuid not null,
  registration_id  uuid,
  at               timestamptz not null,
  actor            text not null,
  action           text not null,
  detail           jsonb not null default '{}',
  primary key (event_id, id)
);
create index audit_of_registration on audit (event_id, registration_id);

create table erasure (
  event_id         uuid not null,
  registration_id  uuid not null,
  erased_at        timestamptz not null,
  reason           text not null check (reason in ('request', 'retention')),
  primary key (event_id, registration_id)
);

-- The personal-data register: what each column holds of a person.
comment on column event.id is 'none';
comment on column event.slug is 'none';
comment on column event.state is 'none';
comment on column event.locales is 'none';
comment on column event.title is 'none';
comment on column event.summary is 'none';
comment on column event.description is 'none';
comment on column event.time_zone is 'none';
comment on column event.starts_at is 'none';
comment on column event.ends_at is 'none';
comment on column event.sign_up_opens_at is 'none';
comment on column event.sign_up_closes_at is 'none';
comment on column event.venue is 'none';
comment on column event.organiser is 'personal: organiser contact, published by the organiser';
comment on column event.duplicates is 'none';
comment on column event.erase_after is 'none';
comment on column event.definition_sha256 is 'none';
comment on column event.created_at is 'none';
comment on column event.updated_at is 'none';
comment on column event_availability.event_id is 'none';
comment on column event_availability.version is 'none';
comment on column capacity_pool.event_id is 'none';
comment on column capacity_pool.id is 'none';
comment on column capacity_pool.code is 'none';
comment on column capacity_pool.name is 'none';
comment on column capacity_pool.capacity is 'none';
comment on column capacity_pool.taken is 'none';
comment on column ticket_type.event_id is 'none';
comment on column ticket_type.id is 'none';
comment on column ticket_type.code is 'none';
comment on column ticket_type.position is 'none';
comment on column ticket_type.name is 'none';
comment on column ticket_type.description is 'none';
comment on column ticket_type.withdrawn is 'none';
comment on column ticket_type_pool.event_id is 'none';
comment on column ticket_type_pool.ticket_type_id is 'none';
comment on column ticket_type_pool.pool_id is 'none';
comment on column question.event_id is 'none';
comment on column question.id is 'none';
comment on column question.code is 'none';
comment on column question.position is 'none';
comment on column question.kind is 'none';
comment on column question.required is 'none';
comment on column question.label is 'none';
comment on column question.help is 'none';
comment on column question.rules is 'none';
comment on column question.withdrawn is 'none';
comment on column consent_text.event_id is 'none';
comment on column consent_text.purpose is 'none';
comment on column consent_text.version is 'none';
comment on column consent_text.locale is 'none';
comment on column consent_text.body is 'none';
comment on column consent_text.sha256 is 'none';
comment on column consent_text.published_at is 'none';
comment on column registration.event_id is 'none';
comment on column registration.id is 'personal: pseudonym';
comment on column registration.reference is 'personal: pseudonym';
comment on column registration.state is 'personal: participation';
comment on column registration.ticket_type_id is 'personal: choice';
comment on column registration.given_name is 'personal: name';
comment on column registration.family_name is 'personal: name';
comment on column registration.email is 'personal: contact';
comment on column registration.email_normalised is 'personal: contact';
comment on column registration.organisation is 'personal: affiliation';
comment on column registration.answers is 'personal: answers';
comment on column registration.locale is 'personal: preference';
comment on column registration.manage_nonce is 'none';
comment on column registration.revision is 'none';
comment on column registration.calendar_sequence is 'none';
comment on column registration.registered_at is 'personal: participation';
comment on column registration.updated_at is 'personal: participation';
comment on column registration.cancelled_at is 'personal: participation';
comment on column consent.event_id is 'none';
comment on column consent.registration_id is 'personal: pseudonym';
comment on column consent.purpose is 'personal: consent';
comment on column consent.version is 'personal: consent';
comment on column consent.locale is 'personal: consent';
comment on column consent.text_sha256 is 'personal: consent';
comment on column consent.given_at is 'personal: consent';
comment on column consent.withdrawn_at is 'personal: consent';
comment on column idempotency.event_id is 'none';
comment on column idempotency.key is 'none';
comment on column idempotency.request_sha256 is 'personal: pseudonym';
comment on column idempotency.registration_id is 'personal: pseudonym';
comment on column idempotency.status is 'none';
comment on column idempotency.answer is 'personal: pseudonym';
comment on column idempotency.answered_at is 'none';
comment on column outbox.event_id is 'none';
comment on column outbox.id is 'none';
comment on column outbox.registration_id is 'personal: pseudonym';
comment on column outbox.kind is 'none';
comment on column outbox.recipient is 'personal: contact';
comment on column outbox.payload is 'personal: message';
comment on column outbox.created_at is 'none';
comment on column outbox.due_at is 'none';
comment on column outbox.attempts is 'none';
comment on column outbox.last_problem is 'personal: message';
comment on column delivery.event_id is 'none';
comment on column delivery.id is 'none';
comment on column delivery.registration_id is 'personal: pseudonym';
comment on column delivery.kind is 'none';
comment on column delivery.recipient is 'personal: contact';
comment on column delivery.state is 'none';
comment on column delivery.attempts is 'none';
comment on column delivery.problem is 'personal: message';
comment on column delivery.finished_at is 'none';
comment on column audit.event_id is 'none';
comment on column audit.id is 'none';
comment on column audit.registration_id is 'personal: pseudonym';
comment on column audit.at is 'personal: history';
comment on column audit.actor is 'none';
comment on column audit.action is 'personal: history';
comment on column audit.detail is 'personal: history';
comment on column erasure.event_id is 'none';
comment on column erasure.registration_id is 'personal: pseudonym';
comment on column erasure.erased_at is 'none';
comment on column erasure.reason is 'none';
