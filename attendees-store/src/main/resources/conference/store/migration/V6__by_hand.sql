-- Organisers register people by hand, where their role allows it also beyond the capacity.

-- How many places were given beyond the capacity. It never grows by itself, and whoever gives a place back works it off
-- first: a place is free again, for whoever waits or comes, only when fewer are taken than there are.
alter table capacity_pool add column overbooked integer not null default 0;
alter table capacity_pool add constraint capacity_pool_overbooked_is_a_number_of_places check (overbooked >= 0);
alter table capacity_pool drop constraint capacity_pool_never_oversold;
alter table capacity_pool add constraint capacity_pool_never_oversold check (taken between 0 and capacity + overbooked);

-- Which organiser says that somebody consented; nobody, where they did it themselves.
alter table consent add column recorded_by uuid;

comment on column capacity_pool.overbooked is 'none';
comment on column consent.recorded_by is 'personal: organiser';
