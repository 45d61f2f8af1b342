-- Announcements that go out at a time, such as a reminder before the event: to whoever is in the view by then.

alter table announcement add column due_at timestamptz;
-- Filters only, as of a saved view: a search could name somebody, and this is kept.
alter table announcement add column view text;
alter table announcement add column begun_at timestamptz;
alter table announcement add constraint announcement_is_planned_for_a_view check ((due_at is null) = (view is null));

create index announcement_due on announcement (due_at) where begun_at is null and stopped_at is null;

comment on column announcement.due_at is 'none';
comment on column announcement.view is 'none';
comment on column announcement.begun_at is 'none';
