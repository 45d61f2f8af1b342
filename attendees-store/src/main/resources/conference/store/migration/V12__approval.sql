-- Sign-ups that an organiser decides on, where the event asks for it.

alter table event add column approval boolean not null default false;

-- Awaited from the request on, given with the yes; nothing where nobody had to be asked. A request that ended without a
-- yes stays awaited: it never held a place.
alter table registration add column approval text check (approval in ('awaited', 'given'));
alter table registration add column ended_reason text;
alter table registration drop constraint registration_state_check;
alter table registration add constraint registration_state_check
  check (state in ('requested', 'confirmed', 'waiting', 'offered', 'cancelled'));
alter table registration add constraint registration_request_awaits_approval
  check (case when approval = 'awaited' then state in ('requested', 'cancelled') else state <> 'requested' end);
alter table registration drop constraint registration_ended_by_check;
alter table registration add constraint registration_ended_by_check
  check (ended_by in ('attendee', 'left-waiting-list', 'offer-declined', 'offer-expired', 'request-withdrawn', 'rejected'));

comment on column event.approval is 'none';
comment on column registration.approval is 'personal: participation';
comment on column registration.ended_reason is 'personal: participation';
