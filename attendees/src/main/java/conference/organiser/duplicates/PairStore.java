package conference.organiser.duplicates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the pairs, and what was decided about them: {@code duplicate_pair}. */
@Component
final class PairStore {

  private final JdbcClient jdbc;

  PairStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Two who may be one person. */
  record Alike(UUID one, UUID other, Likeness likeness) {
    private Alike turned() {
      return new Alike(/* one= */ other, /* other= */ one, likeness);
    }
  }

  private static final String ADD =
      """
      insert into duplicate_pair (event_id, registration_id, other_id, score, reasons, state)
      select distinct on (t.one, t.other) :event, t.one, t.other, t.score, t.reasons, 'open'
      from unnest(cast(:ones as uuid[]), cast(:others as uuid[]), cast(:scores as smallint[]),
                  cast(:reasons as text[])) as t (one, other, score, reasons)
      order by t.one, t.other, t.score
      on conflict (event_id, registration_id, other_id) do update
      set score = excluded.score, reasons = excluded.reasons, state = 'open', decided_by = null,
          decided_at = null
      where duplicate_pair.state <> 'different'
      """;

  /**
   * Each from either side. Who are different people stay so; of a merge that was undone there are
   * two again.
   */
  void add(UUID eventId, Collection<Alike> pairs) {
    List<Alike> both = pairs.stream().flatMap(pair -> Stream.of(pair, pair.turned())).toList();
    jdbc.sql(ADD)
        .param("event", eventId)
        .param("ones", both.stream().map(Alike::one).toArray(UUID[]::new))
        .param("others", both.stream().map(Alike::other).toArray(UUID[]::new))
        .param("scores", both.stream().map(pair -> pair.likeness().score()).toArray(Integer[]::new))
        .param(
            "reasons",
            both.stream()
                .map(pair -> String.join(",", pair.likeness().codes()))
                .toArray(String[]::new))
        .update();
  }

  private static final String FORGET =
      """
      delete from duplicate_pair
      where event_id = :event and state = 'open' and registration_id = any (:ids)
      """;

  private static final String FORGET_OTHERS =
      """
      delete from duplicate_pair
      where event_id = :event and state = 'open' and other_id = any (:ids)
      """;

  /** The open pairs of these, from either side: with {@code or} no index would be used. */
  void forget(UUID eventId, Collection<UUID> ids) {
    for (String sql : List.of(FORGET, FORGET_OTHERS)) {
      jdbc.sql(sql).param("event", eventId).param("ids", ids.toArray(UUID[]::new)).update();
    }
  }

  /** A pair, as it is kept. */
  record Pair(UUID one, UUID other, int score, List<Reason> reasons) {
    Pair {
      reasons = List.copyOf(reasons);
    }
  }

  private static final String FIND =
      """
      select registration_id, other_id, score, reasons from duplicate_pair
      where event_id = :event and state = :state and registration_id < other_id
      order by score desc, registration_id, other_id
      limit :limit offset :offset
      """;

  /** Those about which most is to be said come first. */
  List<Pair> find(UUID eventId, Decision decision, int limit, long offset) {
    return jdbc.sql(FIND)
        .param("event", eventId)
        .param("state", decision.code())
        .param("limit", limit)
        .param("offset", offset)
        .query((row, number) -> pair(row))
        .list();
  }

  private static final String COUNT =
      """
      select count(*) from duplicate_pair
      where event_id = :event and state = :state and registration_id < other_id
      """;

  long count(UUID eventId, Decision decision) {
    return jdbc.sql(COUNT)
        .param("event", eventId)
        .param("state", decision.code())
        .query(Long.class)
        .single();
  }

  private static Pair pair(ResultSet row) throws SQLException {
    return new Pair(
        row.getObject("registration_id", UUID.class),
        row.getObject("other_id", UUID.class),
        row.getInt("score"),
        Arrays.stream(row.getString("reasons").split(","))
            .map(Reason::of)
            .flatMap(Optional::stream)
            .toList());
  }

  private static final String DECIDE =
      """
      update duplicate_pair set state = :state, decided_by = :account, decided_at = :now
      where event_id = :event
        and (registration_id = :one and other_id = :other
             or registration_id = :other and other_id = :one)
      """;

  /** False when there is no such pair. */
  boolean decide(
      UUID eventId, UUID one, UUID other, Decision decision, UUID accountId, Instant now) {
    return jdbc.sql(DECIDE)
            .param("state", decision.code())
            .param("account", accountId)
            .param("now", Timestamp.from(now))
            .param("event", eventId)
            .param("one", one)
            .param("other", other)
            .update()
        > 0;
  }

  private static final String REOPEN =
      """
      update duplicate_pair set state = 'open', decided_by = null, decided_at = null
      where event_id = :event and state = 'different'
        and (registration_id = :one and other_id = :other
             or registration_id = :other and other_id = :one)
      """;

  /** Takes back that they are different; false when nobody had said so. */
  boolean reopen(UUID eventId, UUID one, UUID other) {
    return jdbc.sql(REOPEN).param("event", eventId).param("one", one).param("other", other).update()
        > 0;
  }
}
