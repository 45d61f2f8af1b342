-- The audit is sealed: its entries, in their order, become blocks that each hold the hash of the one before. Whoever
-- changes, removes or slips in an entry afterwards is seen by `verify-audit`, unless they write every later block anew;
-- and then the anchors in the log say another hash.

create table audit_seal (
  event_id   uuid not null,
  number     integer not null check (number > 0),
  previous   bytea not null check (length(previous) = 32),
  hash       bytea not null check (length(hash) = 32),
  sealed_at  timestamptz not null,
  entries    uuid[] not null check (cardinality(entries) > 0),
  -- 32 bytes for each entry: the hash of its registration, by which an entry of somebody who was erased is told from
  -- one that was taken away, and the hash of all that it says.
  subjects   bytea not null check (length(subjects) = 32 * cardinality(entries)),
  contents   bytea not null check (length(contents) = 32 * cardinality(entries)),
  primary key (event_id, number)
);

create table audit_anchor (
  event_id     uuid primary key,
  number       integer not null,
  anchored_at  timestamptz not null
);

-- The service writes history and erases people from it; it never rewrites it.
revoke update, delete on audit_seal from conference_application;
revoke update on audit from conference_application;
-- To lock rows before it erases them, it needs the right to update a column; this one says nothing of what was done.
grant update (event_id) on audit to conference_application;

comment on column audit_seal.event_id is 'none';
comment on column audit_seal.number is 'none';
comment on column audit_seal.previous is 'none';
comment on column audit_seal.hash is 'none';
comment on column audit_seal.sealed_at is 'none';
comment on column audit_seal.entries is 'none';
comment on column audit_seal.subjects is 'none';
comment on column audit_seal.contents is 'none';
comment on column audit_anchor.event_id is 'none';
comment on column audit_anchor.number is 'none';
comment on column audit_anchor.anchored_at is 'none';
