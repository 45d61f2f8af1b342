-- Roles and schema of the attendees store. Safe to run again. Run it as a superuser inside the database `conference`:
-- the embedded store does so at its start; for a PostgreSQL of one's own it is the one thing its administrator does by hand.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'conference_migrator') THEN
    CREATE ROLE conference_migrator LOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'conference_application') THEN
    CREATE ROLE conference_application LOGIN;
  END IF;
END
$$;

ALTER ROLE conference_migrator NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 5;
ALTER ROLE conference_migrator SET search_path = conference;
-- A migration that cannot get its lock gives up instead of making every sign-up queue behind it.
ALTER ROLE conference_migrator SET lock_timeout = '10s';

ALTER ROLE conference_application NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE conference_application SET search_path = conference;
ALTER ROLE conference_application SET statement_timeout = '15s';
ALTER ROLE conference_application SET lock_timeout = '10s';
ALTER ROLE conference_application SET idle_in_transaction_session_timeout = '15s';

REVOKE ALL ON SCHEMA public FROM PUBLIC;
DO $$
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO conference_migrator, conference_application', current_database());
END
$$;

CREATE SCHEMA IF NOT EXISTS conference AUTHORIZATION conference_migrator;
GRANT USAGE ON SCHEMA conference TO conference_application;

-- Whatever the migrator creates, the application may read and write, and never define, truncate or hand on.
ALTER DEFAULT PRIVILEGES FOR ROLE conference_migrator IN SCHEMA conference
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO conference_application;
ALTER DEFAULT PRIVILEGES FOR ROLE conference_migrator IN SCHEMA conference
  GRANT USAGE, SELECT ON SEQUENCES TO conference_application;
ALTER DEFAULT PRIVILEGES FOR ROLE conference_migrator REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE conference_migrator IN SCHEMA conference
  GRANT EXECUTE ON FUNCTIONS TO conference_application;

-- To find a name that is typed without its accents, or with a letter wrong.
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA conference;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch SCHEMA conference;
CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA conference;

-- What the service tells of the store's health. These are figures of other sessions, which its role may not see by itself.
CREATE SCHEMA IF NOT EXISTS operations;
GRANT USAGE ON SCHEMA operations TO conference_application;
CREATE OR REPLACE FUNCTION operations.store_health(
    OUT archive_failing boolean, OUT standbys integer, OUT replication_lag_seconds double precision)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
    SELECT current_setting('archive_mode') <> 'off'
        AND coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false),
      (SELECT count(*)::integer FROM pg_stat_replication WHERE state = 'streaming'),
      (SELECT coalesce(extract(epoch FROM max(replay_lag)), 0)::double precision FROM pg_stat_replication)
    FROM pg_stat_archiver
  $$;
REVOKE ALL ON FUNCTION operations.store_health() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION operations.store_health() TO conference_application;
