-- A waiting list: whoever finds a ticket type full may wait in line, and gets the place that frees in the order of joining.

-- How a place that frees is given on: 'confirm' at once, or 'offer' for so many hours. No rule, no waiting list.
alter table event add column waiting_list_rule text check (waiting_list_rule in ('confirm', 'offer'));
alter table event add column waiting_list_offer_hours integer check (waiting_list_offer_hours between 1 and 336);
alter table event add constraint event_offers_have_hours
  check ((waiting_list_rule is not distinct from 'offer') = (waiting_list_offer_hours is not null));

-- Both move while the event's pools are locked, so they follow the order of commits on whatever replica.
alter table event_availability add column last_position bigint not null default 0;
alter table event_availability add column queue_moves bigint not null default 0;
alter table ticket_type add column waiting integer not null default 0;
alter table ticket_type add constraint ticket_type_waiting_is_a_number_of_people check (waiting >= 0);

alter table registration add column waiting_position bigint;
alter table registration add column offer_expires_at timestamptz;
alter table registration add column ended_by text
  check (ended_by in ('attendee', 'left-waiting-list', 'offer-declined', 'offer-expired'));
alter table registration drop constraint registration_state_check;
alter table registration add constraint registration_state_check
  check (state in ('confirmed', 'waiting', 'offered', 'cancelled'));
alter table registration add constraint registration_waiting_has_position
  check (state not in ('waiting', 'offered') or waiting_position is not null);
alter table registration add constraint registration_offer_has_end
  check (state <> 'offered' or offer_expires_at is not null);

-- Who waits is there once, like who has a place.
create unique index registration_live_email on registration (event_id, email_normalised) where state <> 'cancelled';
drop index registration_one_live_per_email;

-- The line of each ticket type, and the offers that end first: nobody else is in these.
create unique index registration_line on registration (event_id, ticket_type_id, waiting_position) where state = 'waiting';
create index registration_offer_end on registration (offer_expires_at) where state = 'offered';

comment on column event.waiting_list_rule is 'none';
comment on column event.waiting_list_offer_hours is 'none';
comment on column event_availability.last_position is 'none';
comment on column event_availability.queue_moves is 'none';
comment on column ticket_type.waiting is 'none';
comment on column registration.waiting_position is 'personal: participation';
comment on column registration.offer_expires_at is 'personal: participation';
comment on column registration.ended_by is 'personal: participation';
