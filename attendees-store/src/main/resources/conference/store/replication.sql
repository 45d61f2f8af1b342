-- What a standby needs of its primary: a role that may copy the log and nothing else, and a slot that keeps what the
-- standby has not seen yet. Run by the embedded store when it gets a standby; CloudNativePG and others bring their own.

-- The standby that would have to confirm this is the one that is about to be made.
SET synchronous_commit = local;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'conference_replication') THEN
    CREATE ROLE conference_replication LOGIN;
  END IF;
END
$$;

ALTER ROLE conference_replication NOSUPERUSER NOCREATEDB NOCREATEROLE REPLICATION NOBYPASSRLS CONNECTION LIMIT 4;

-- One standby at a time: a slot that an earlier one left would keep the log for nobody.
SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = 'standby' AND NOT active;
SELECT pg_create_physical_replication_slot('standby', true)
WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = 'standby');
