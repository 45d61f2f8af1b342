package conference.registration;

import conference.store.TestStore;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Watches a store from within, by triggers that know nothing of the service: at every commit the
 * rules of seats and lines are checked, and every step of a registration is written down in the
 * order of commits, as whoever takes a step holds the lock on the event's pools until then.
 */
final class CommitWatch {

  private static final String INSTALL =
      """
      create table watch_violation (id bigint generated always as identity, event_id uuid, what text);
      create table watch_step (
        id bigint generated always as identity, tx xid8 default pg_current_xact_id(), event_id uuid,
        registration_id uuid, before text, after text, type_before uuid, type_after uuid,
        position bigint, pool_id uuid, capacity integer);
      create table watch_given (tx xid8 default pg_current_xact_id(), registration_id uuid);

      create function watch_registration() returns trigger language plpgsql security definer
      set search_path = conference as $$
      begin
        if old.state is distinct from new.state
            or old.ticket_type_id is distinct from new.ticket_type_id then
          insert into watch_step (event_id, registration_id, before, after, type_before, type_after, position)
          values (coalesce(new.event_id, old.event_id), coalesce(new.id, old.id), old.state, new.state,
            old.ticket_type_id, new.ticket_type_id, coalesce(new.waiting_position, old.waiting_position));
        end if;
        return null;
      end $$;
      create trigger watch after insert or update or delete on registration
        for each row execute function watch_registration();

      create function watch_given() returns trigger language plpgsql security definer
      set search_path = conference as $$
      begin
        if new.actor = 'organiser' and new.action like '%over-capacity' then
          insert into watch_given (registration_id) values (new.registration_id);
        end if;
        return null;
      end $$;
      create trigger watch after insert on audit for each row execute function watch_given();

      create function watch_capacity() returns trigger language plpgsql security definer
      set search_path = conference as $$
      begin
        if old.capacity is distinct from new.capacity then
          insert into watch_step (event_id, pool_id, capacity) values (new.event_id, new.id, new.capacity);
        end if;
        return null;
      end $$;
      create trigger watch after update on capacity_pool for each row execute function watch_capacity();

      create function watch_commit() returns trigger language plpgsql security definer
      set search_path = conference as $$
      begin
        insert into watch_violation (event_id, what)
        select p.event_id, format('pool %s has %s places, %s taken, %s held', p.code, p.capacity, p.taken, h.held)
        from capacity_pool p
        cross join lateral (
          select count(*) as held from registration r
          join ticket_type_pool l on l.event_id = r.event_id and l.ticket_type_id = r.ticket_type_id
          where r.event_id = p.event_id and l.pool_id = p.id and r.state in ('confirmed', 'offered')) h
        where p.event_id = new.event_id
          and (p.taken > p.capacity + p.overbooked or p.taken <> h.held
            or p.overbooked > greatest(0, p.taken - p.capacity))
        union all
        select p.event_id, format('pool %s is overbooked by %s, and not so many were let in', p.code, p.overbooked)
        from capacity_pool p
        where p.event_id = new.event_id and p.overbooked > (
          select count(*) from audit a
          where a.event_id = p.event_id and a.actor = 'organiser' and a.action like '%over-capacity')
        union all
        select t.event_id, format('%s wait for %s, %s are counted', w.waiting, t.code, t.waiting)
        from ticket_type t
        cross join lateral (
          select count(*) as waiting from registration r
          where r.event_id = t.event_id and r.ticket_type_id = t.id and r.state = 'waiting') w
        where t.event_id = new.event_id and t.waiting <> w.waiting
        union all
        select t.event_id, format('%s wait for %s while there is a seat for them', t.waiting, t.code)
        from ticket_type t
        where t.event_id = new.event_id
          and exists (select from registration r where r.event_id = t.event_id
                        and r.ticket_type_id = t.id and r.state = 'waiting')
          and not exists (
            select from ticket_type_pool l
            join capacity_pool p on p.event_id = l.event_id and p.id = l.pool_id
            where l.event_id = t.event_id and l.ticket_type_id = t.id and p.taken >= p.capacity);
        return null;
      end $$;
      create constraint trigger watch_commit after update on event_availability
        deferrable initially deferred for each row execute function watch_commit();
      create constraint trigger watch_commit after update on capacity_pool
        deferrable initially deferred for each row execute function watch_commit();
      """;

  /**
   * A step of a registration, or of a pool's capacity.
   *
   * @param given whether an organiser gave a place that there was not
   */
  record Step(
      String tx,
      @Nullable UUID registration,
      @Nullable String before,
      @Nullable String after,
      @Nullable UUID typeBefore,
      @Nullable UUID typeAfter,
      @Nullable Long position,
      @Nullable UUID pool,
      int capacity,
      boolean given) {}

  private final JdbcClient jdbc;

  private CommitWatch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static CommitWatch on(TestStore store) {
    JdbcClient.create(store.migrator()).sql(INSTALL).update();
    return new CommitWatch(JdbcClient.create(store.migrator()));
  }

  /** What was wrong at a commit; nothing else must ever be seen by anybody. */
  List<String> violations(UUID event) {
    return jdbc.sql("select what from watch_violation where event_id = ? order by id")
        .param(event)
        .query((row, number) -> row.getString("what"))
        .list();
  }

  /** In the order of commits. */
  List<Step> steps(UUID event) {
    return jdbc.sql(
            """
            select tx::text, registration_id, before, after, type_before, type_after, position, pool_id, capacity,
              exists (select from watch_given g where g.tx = s.tx and g.registration_id = s.registration_id) as given
            from watch_step s where event_id = ? order by id
            """)
        .param(event)
        .query((row, number) ->
            new Step(
                row.getString("tx"),
                row.getObject("registration_id", UUID.class),
                row.getString("before"),
                row.getString("after"),
                row.getObject("type_before", UUID.class),
                row.getObject("type_after", UUID.class),
                row.getObject("position", Long.class),
                row.getObject("pool_id", UUID.class),
                row.getInt("capacity"),
                row.getBoolean("given")))
        .list();
  }
}
