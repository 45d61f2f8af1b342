-- Files of attendees that organisers bring in, and what became of them.

create table import (
  event_id     uuid not null,
  id           uuid not null,
  account_id   uuid not null,
  file_name    text not null,
  uploaded_at  timestamptz not null,
  state        text not null default 'uploaded'
               check (state in ('uploaded', 'checking', 'checked', 'running', 'done', 'refused', 'cancelled')),
  header       jsonb not null,
  -- What each column is, and what holds for all rows.
  columns      jsonb not null,
  ticket_type  text,
  locale       text,
  waiting_list boolean not null default false,
  skip_bad     boolean not null default false,
  mail         boolean not null default false,
  -- How many rows the file had, how many were looked at in this state, and what came of them.
  row_count    integer not null check (row_count >= 0),
  done_rows    integer not null default 0,
  bad_rows     integer not null default 0,
  left_out     integer not null default 0,
  imported     integer not null default 0,
  begun_at     timestamptz,
  -- Who works on it, and until when nobody else does.
  worker       uuid,
  worked_on_until timestamptz,
  ended_at     timestamptz,
  primary key (event_id, id)
);
create index import_to_do on import (state, worked_on_until) where state in ('checking', 'running');

-- What has not been imported yet: a row goes when it is.
create table import_row (
  event_id     uuid not null,
  import_id    uuid not null,
  number       integer not null,
  cells        jsonb not null,
  problems     jsonb,
  primary key (event_id, import_id, number),
  foreign key (event_id, import_id) references import (event_id, id) on delete cascade
);
create index import_row_bad on import_row (event_id, import_id, number) where problems is not null;

-- What an organiser said last that a column of this name is.
create table import_column (
  event_id     uuid not null,
  header       text not null,
  field        text not null,
  primary key (event_id, header)
);

comment on column import.event_id is 'none';
comment on column import.id is 'none';
comment on column import.account_id is 'personal: organiser';
comment on column import.file_name is 'none';
comment on column import.uploaded_at is 'none';
comment on column import.state is 'none';
comment on column import.header is 'none';
comment on column import.columns is 'none';
comment on column import.ticket_type is 'none';
comment on column import.locale is 'none';
comment on column import.waiting_list is 'none';
comment on column import.skip_bad is 'none';
comment on column import.mail is 'none';
comment on column import.row_count is 'none';
comment on column import.done_rows is 'none';
comment on column import.bad_rows is 'none';
comment on column import.left_out is 'none';
comment on column import.imported is 'none';
comment on column import.begun_at is 'none';
comment on column import.worker is 'none';
comment on column import.worked_on_until is 'none';
comment on column import.ended_at is 'none';
comment on column import_row.event_id is 'none';
comment on column import_row.import_id is 'none';
comment on column import_row.number is 'none';
comment on column import_row.cells is 'personal: import';
comment on column import_row.problems is 'none';
comment on column import_column.event_id is 'none';
comment on column import_column.header is 'none';
comment on column import_column.field is 'none';
