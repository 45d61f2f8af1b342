-- Who runs the events: accounts, how they prove who they are, and what each may do where.

create table account (
  id                uuid primary key,
  name              text not null,
  email             text not null,
  email_normalised  text not null unique,
  password_hash     text,
  totp_secret       text,
  totp_last_step    bigint,
  created_at        timestamptz not null,
  updated_at        timestamptz not null,
  -- A password alone opens nothing: whoever has one has an authenticator app with it.
  constraint account_password_has_second_factor check ((password_hash is null) = (totp_secret is null))
);

create table recovery_code (
  account_id  uuid not null references account (id) on delete cascade,
  code_mac    text not null,
  primary key (account_id, code_mac)
);

create table passkey (
  account_id            uuid not null references account (id) on delete cascade,
  id                    uuid not null,
  credential_id         bytea not null unique,
  public_key            bytea not null,
  signature_count       bigint not null,
  user_verified         boolean not null,
  transports            text[] not null,
  backup_eligible       boolean not null,
  backed_up             boolean not null,
  attestation_object    bytea,
  attestation_client    bytea,
  label                 text not null,
  created_at            timestamptz not null,
  last_used_at          timestamptz not null,
  primary key (account_id, id)
);

-- No event: everywhere, which only an owner can be.
create table event_role (
  event_id    uuid references event (id),
  account_id  uuid not null references account (id) on delete cascade,
  role        text not null check (role in ('owner', 'organiser', 'desk', 'viewer')),
  given_at    timestamptz not null,
  constraint event_role_one_per_event unique nulls not distinct (event_id, account_id),
  constraint event_role_everywhere_is_owner check (event_id is not null or role = 'owner')
);
create index event_role_of_account on event_role (account_id);

create table invitation (
  id            uuid primary key,
  event_id      uuid references event (id),
  role          text not null check (role in ('owner', 'organiser', 'desk', 'viewer')),
  email         text,
  nonce         text not null,
  invited_by    uuid,
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  constraint invitation_everywhere_is_owner check (event_id is not null or role = 'owner')
);
create index invitation_of_event on invitation (event_id);

-- Failed attempts to sign in, counted for a while. The key is a hash that nobody without the service's key can make.
create table sign_in_attempt (
  bucket      text primary key,
  failures    integer not null,
  ends_at     timestamptz not null
);
create index sign_in_attempt_end on sign_in_attempt (ends_at);

-- Sessions, as Spring Session has them, so that any replica serves any request. Every attribute is text.
create table organiser_session (
  primary_id             char(36) primary key,
  session_id             char(36) not null unique,
  creation_time          bigint not null,
  last_access_time       bigint not null,
  max_inactive_interval  integer not null,
  expiry_time            bigint not null,
  principal_name         varchar(100)
);
create index organiser_session_end on organiser_session (expiry_time);
create index organiser_session_of_account on organiser_session (principal_name);

create table organiser_session_attributes (
  session_primary_id  char(36) not null references organiser_session (primary_id) on delete cascade,
  attribute_name      varchar(200) not null,
  attribute_bytes     bytea not null,
  primary key (session_primary_id, attribute_name)
);

comment on column account.id is 'personal: organiser pseudonym';
comment on column account.name is 'personal: organiser name';
comment on column account.email is 'personal: organiser contact';
comment on column account.email_normalised is 'personal: organiser contact';
comment on column account.password_hash is 'personal: organiser credential';
comment on column account.totp_secret is 'personal: organiser credential';
comment on column account.totp_last_step is 'none';
comment on column account.created_at is 'none';
comment on column account.updated_at is 'none';
comment on column recovery_code.account_id is 'personal: organiser pseudonym';
comment on column recovery_code.code_mac is 'personal: organiser credential';
comment on column passkey.account_id is 'personal: organiser pseudonym';
comment on column passkey.id is 'none';
comment on column passkey.credential_id is 'personal: organiser credential';
comment on column passkey.public_key is 'personal: organiser credential';
comment on column passkey.signature_count is 'none';
comment on column passkey.user_verified is 'none';
comment on column passkey.transports is 'none';
comment on column passkey.backup_eligible is 'none';
comment on column passkey.backed_up is 'none';
comment on column passkey.attestation_object is 'none';
comment on column passkey.attestation_client is 'none';
comment on column passkey.label is 'personal: organiser device';
comment on column passkey.created_at is 'none';
comment on column passkey.last_used_at is 'personal: organiser activity';
comment on column event_role.event_id is 'none';
comment on column event_role.account_id is 'personal: organiser pseudonym';
comment on column event_role.role is 'personal: organiser role';
comment on column event_role.given_at is 'none';
comment on column invitation.id is 'none';
comment on column invitation.event_id is 'none';
comment on column invitation.role is 'none';
comment on column invitation.email is 'personal: organiser contact';
comment on column invitation.nonce is 'none';
comment on column invitation.invited_by is 'personal: organiser pseudonym';
comment on column invitation.created_at is 'none';
comment on column invitation.expires_at is 'none';
comment on column sign_in_attempt.bucket is 'none';
comment on column sign_in_attempt.failures is 'none';
comment on column sign_in_attempt.ends_at is 'none';
comment on column organiser_session.primary_id is 'none';
comment on column organiser_session.session_id is 'none';
comment on column organiser_session.creation_time is 'personal: organiser activity';
comment on column organiser_session.last_access_time is 'personal: organiser activity';
comment on column organiser_session.max_inactive_interval is 'none';
comment on column organiser_session.expiry_time is 'none';
comment on column organiser_session.principal_name is 'personal: organiser pseudonym';
comment on column organiser_session_attributes.session_primary_id is 'none';
comment on column organiser_session_attributes.attribute_name is 'none';
comment on column organiser_session_attributes.attribute_bytes is 'personal: organiser activity';
