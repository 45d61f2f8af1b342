package conference.registration.sealing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the audit, and keeps its chain: {@code audit_seal}. */
@Component
final class SealStore {

  private final JdbcClient jdbc;

  SealStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String ENTRIES =
      """
      select id, registration_id, at, actor, account_id, action, detail from audit
      where event_id = :event and id > :after and id <= :upto
      order by id limit :most
      """;

  /** The entries after one, up to and with another, in their order. */
  List<Entry> entries(UUID eventId, UUID after, UUID upto, int most) {
    return jdbc.sql(ENTRIES)
        .param("event", eventId)
        .param("after", after)
        .param("upto", upto)
        .param("most", most)
        .query((row, number) ->
            new Entry(
                row.getObject("id", UUID.class),
                row.getObject("registration_id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getObject("account_id", UUID.class),
                row.getString("action"),
                row.getString("detail")))
        .list();
  }

  private static final String COUNT =
      """
      select count(*) from audit where event_id = :event and id > :after
      """;

  /** How many entries there are after one. */
  long count(UUID eventId, UUID after) {
    return jdbc.sql(COUNT).param("event", eventId).param("after", after).query(Long.class).single();
  }

  private static final String BLOCKS =
      """
      select number, previous, hash, sealed_at, entries, subjects, contents from audit_seal
      where event_id = :event and number > :after
      order by number limit :most
      """;

  /** The blocks that follow, in their order. */
  List<Block> blocks(UUID eventId, int after, int most) {
    return jdbc.sql(BLOCKS)
        .param("event", eventId)
        .param("after", after)
        .param("most", most)
        .query((row, number) -> block(eventId, row))
        .list();
  }

  private static final String HEAD =
      """
      select number, previous, hash, sealed_at, entries, subjects, contents from audit_seal
      where event_id = :event
      order by number desc limit 1
      """;

  /** The newest block. */
  Optional<Block> head(UUID eventId) {
    return jdbc.sql(HEAD)
        .param("event", eventId)
        .query((row, number) -> block(eventId, row))
        .optional();
  }

  private static Block block(UUID eventId, ResultSet row) throws SQLException {
    return new Block(
        eventId,
        row.getInt("number"),
        Block.hex(row.getBytes("previous")),
        Block.hex(row.getBytes("hash")),
        row.getTimestamp("sealed_at").toInstant(),
        Arrays.asList((UUID[]) row.getArray("entries").getArray()),
        Block.hex(row.getBytes("subjects")),
        Block.hex(row.getBytes("contents")));
  }

  private static final String APPEND =
      """
      insert into audit_seal
        (event_id, number, previous, hash, sealed_at, entries, subjects, contents)
      values (:event, :number, :previous, :hash, :at, :entries, :subjects, :contents)
      on conflict do nothing
      """;

  /** False when another replica has sealed meanwhile. */
  boolean append(Block block) {
    var hex = HexFormat.of();
    return jdbc.sql(APPEND)
            .param("event", block.eventId())
            .param("number", block.number())
            .param("previous", hex.parseHex(block.previous()))
            .param("hash", hex.parseHex(block.hash()))
            .param("at", Timestamp.from(block.sealedAt()))
            .param("entries", block.entries().toArray(UUID[]::new))
            .param("subjects", hex.parseHex(block.subjects()))
            .param("contents", hex.parseHex(block.contents()))
            .update()
        == 1;
  }

  private static final String ANCHOR =
      """
      insert into audit_anchor as known (event_id, number, anchored_at)
      values (:event, :number, :now)
      on conflict (event_id) do update set number = excluded.number, anchored_at = excluded.anchored_at
      where known.number < excluded.number and known.anchored_at <= :before
      """;

  /** False when the block is anchored already, or another one was after that moment. */
  boolean anchor(Block block, Instant before, Instant now) {
    return jdbc.sql(ANCHOR)
            .param("event", block.eventId())
            .param("number", block.number())
            .param("now", Timestamp.from(now))
            .param("before", Timestamp.from(before))
            .update()
        == 1;
  }

  private static final String ERASED =
      """
      select registration_id from erasure
      where event_id = :event
        and not exists (
          select 1 from registration
          where registration.event_id = erasure.event_id
            and registration.id = erasure.registration_id)
      """;

  /** Whose entries are gone because the people are; whoever is still there was not erased. */
  List<UUID> erased(UUID eventId) {
    return jdbc.sql(ERASED)
        .param("event", eventId)
        .query((row, number) -> row.getObject("registration_id", UUID.class))
        .list();
  }
}
