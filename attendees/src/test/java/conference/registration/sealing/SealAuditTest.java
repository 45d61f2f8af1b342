package conference.registration.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import conference.catalogue.Catalogue;
import conference.platform.Transactions;
import conference.privacy.ErasePeople;
import conference.privacy.ErasureReason;
import conference.store.TestStore;
import conference.testing.Simultaneously;
import conference.testing.TestData;
import conference.testing.TestService;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was written to the audit is sealed, and whoever tampers with it afterwards is seen. */
@ExtendWith(OutputCaptureExtension.class)
class SealAuditTest {

  private static final TestStore store = TestStore.fresh();
  private static final TestData data = TestData.in(store).withEvent();
  private static final TestService service = TestService.idle(store, application -> {});
  private static final JdbcClient owner = JdbcClient.create(store.migrator());

  private record Told(int exitCode, String text) {}

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void empty() {
    owner.sql("delete from audit_seal").update();
    owner.sql("delete from audit_anchor").update();
    owner.sql("delete from audit").update();
    owner.sql("delete from erasure").update();
    owner.sql("delete from consent").update();
    owner.sql("delete from registration").update();
    service.bean(Catalogue.class).refresh();
  }

  /** Entries of so long ago, about nobody in particular. */
  private static void happen(int entries, String ago) {
    data.jdbc()
        .sql(
            """
            insert into audit (event_id, id, at, actor, action, detail)
            select :event, uuidv7(-cast(:ago as interval)), now() - cast(:ago as interval), 'system',
                   'tested', jsonb_build_object('fields', jsonb_build_array('n' || n))
            from generate_series(1, :entries) as n
            """)
        .param("event", TestData.EVENT)
        .param("ago", ago)
        .param("entries", entries)
        .update();
  }

  private static void seal() {
    service.bean(SealAudit.class).run();
  }

  private static Told verify(String... anchors) {
    var out = new ByteArrayOutputStream();
    int exitCode =
        service
            .bean(VerifyAuditCommand.class)
            .run(List.of(anchors), new PrintStream(out, true, StandardCharsets.UTF_8));
    return new Told(exitCode, out.toString(StandardCharsets.UTF_8));
  }

  private static List<Integer> sizesOfBlocks() {
    return data.jdbc()
        .sql("select cardinality(entries) as size from audit_seal order by number")
        .query((row, number) -> row.getInt("size"))
        .list();
  }

  private static String head() {
    return data.jdbc()
        .sql(
            "select number || ':' || encode(hash, 'hex') from audit_seal order by number desc limit 1")
        .query(String.class)
        .single();
  }

  @Test
  void what_has_settled_is_sealed_in_blocks_and_the_rest_later() {
    happen(2_300, "1 hour");
    happen(7, "0 seconds");

    seal();

    assertThat(sizesOfBlocks()).containsExactly(1_000, 1_000, 300);
    Told told = verify();
    assertThat(told.exitCode()).isZero();
    assertThat(told.text())
        .isEqualTo(
            "%s: nobody has tampered with it; 2,300 entries are sealed, 0 of them of people who were erased; 7 are newer; %s:%s%n"
                .formatted(TestData.SLUG, TestData.SLUG, head()));

    happen(5, "10 minutes");
    seal();
    assertThat(sizesOfBlocks()).containsExactly(1_000, 1_000, 300, 5);
    assertThat(verify().exitCode()).isZero();
  }

  @Test
  void nothing_to_seal_is_no_block_and_nothing_wrong() {
    seal();

    assertThat(sizesOfBlocks()).isEmpty();
    assertThat(verify().text()).contains("0 entries are sealed").contains("0 are newer");
  }

  @Test
  void many_who_seal_at_once_make_one_chain() throws Exception {
    happen(4_200, "1 hour");

    Simultaneously.run(
        4,
        n -> {
          seal();
          return n;
        });
    seal();

    assertThat(sizesOfBlocks()).containsExactly(1_000, 1_000, 1_000, 1_000, 200);
    assertThat(verify().exitCode()).isZero();
  }

  /** Each by somebody who may do anything in the store, after the entries were sealed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update audit set action = 'other' where id = :entry | has been changed",
        "update audit set actor = 'attendee' where id = :entry | has been changed",
        "update audit set at = at + interval '1 microsecond' where id = :entry | has been changed",
        "update audit set detail = '{}' where id = :entry | has been changed",
        "update audit set account_id = uuidv7() where id = :entry | has been changed",
        "update audit set registration_id = uuidv7() where id = :entry | has been changed",
        "delete from audit where id = :entry | has been taken away",
        "update audit set id = uuidv7(interval '-2 hours') where id = :entry | has been taken away",
        "insert into audit select event_id, uuidv7(interval '-90 minutes'), registration_id, at, actor, action, detail from audit where id = :entry | was slipped in later",
        "delete from audit_seal where number = 1 and :entry = :entry | blocks are gone before block 2",
        "update audit_seal set sealed_at = sealed_at - interval '1 day' where number = 2 and :entry = :entry | block 2 is not what was sealed",
        "update audit_seal set hash = sha256('x') where number = 1 and :entry = :entry | block 2 does not follow the one before it",
        "update audit_seal set entries[1] = :entry where number = 2 | block 2 is not what was sealed"
      })
  void whoever_tampers_with_it_is_seen(String tampering, String seen) {
    happen(1_000, "2 hours");
    happen(10, "1 hour");
    seal();
    UUID entry =
        data.jdbc()
            .sql("select id from audit order by id offset 500 limit 1")
            .query(UUID.class)
            .single();
    assertThat(verify().exitCode()).isZero();

    assertThat(owner.sql(tampering).param("entry", entry).update()).isPositive();

    Told told = verify();
    assertThat(told.exitCode()).isEqualTo(1);
    assertThat(told.text()).contains("somebody has tampered with it").contains(seen);
  }

  @Test
  void people_who_were_erased_are_missed_by_nobody_but_not_who_is_said_to_be() {
    UUID erased = data.register("Ana", "Quist", "ana@example.org");
    UUID staying = data.register("Bo", "Other", "bo@example.org");
    owner.sql("update audit set id = uuidv7(interval '-1 hour')").update();
    seal();

    service
        .bean(Transactions.class)
        .write(() ->
            service
                .bean(ErasePeople.class)
                .erase(TestData.EVENT, List.of(erased), ErasureReason.REQUEST, Instant.now()));

    Told told = verify();
    assertThat(told.exitCode()).isZero();
    assertThat(told.text()).contains("2 entries are sealed, 1 of them of people who were erased");

    owner.sql("delete from audit where registration_id = :one").param("one", staying).update();
    owner
        .sql("insert into erasure values (:event, :one, now(), 'request')")
        .param("event", TestData.EVENT)
        .param("one", staying)
        .update();
    assertThat(verify().text()).contains("has been taken away");
  }

  @Test
  void whoever_writes_the_whole_chain_anew_is_seen_by_its_anchor() {
    happen(20, "1 hour");
    seal();
    String anchor = TestData.SLUG + ":" + head();
    assertThat(verify(anchor).exitCode()).isZero();

    owner.sql("update audit set action = 'other'").update();
    owner.sql("delete from audit_seal").update();
    seal();

    assertThat(verify().exitCode()).as("the chain itself is right").isZero();
    Told told = verify(anchor);
    assertThat(told.exitCode()).isEqualTo(1);
    assertThat(told.text()).contains("block 1 is not the one that was anchored");

    owner.sql("delete from audit_seal").update();
    assertThat(verify(anchor).text()).contains("block 1 is gone, which was anchored");
  }

  @Test
  void the_log_has_an_anchor_a_day(CapturedOutput output) {
    happen(3, "1 hour");
    seal();
    String first = head();
    happen(3, "50 minutes");
    seal();
    seal();
    assertThat(output.getOut().split("Anchor of the audit", -1)).hasSize(2);
    assertThat(output.getOut()).contains(TestData.SLUG + ":" + first);

    owner.sql("update audit_anchor set anchored_at = now() - interval '25 hours'").update();
    seal();
    seal();
    assertThat(output.getOut().split("Anchor of the audit", -1)).hasSize(3);
    assertThat(output.getOut()).contains(TestData.SLUG + ":" + head());
  }

  @Test
  void an_anchor_that_is_none_or_of_no_event_is_told(CapturedOutput output) {
    assertThat(verify("harbour").exitCode()).isEqualTo(2);
    assertThat(output.getErr()).contains("\"harbour\" is no anchor");
    Told told = verify("no-such-event:1:" + "0".repeat(64));
    assertThat(told.exitCode()).isEqualTo(1);
    assertThat(told.text()).contains("no-such-event: there is no such event");
  }

  @Test
  void where_there_is_no_event_it_says_so() {
    var out = new ByteArrayOutputStream();
    try (TestService empty = TestService.idle(TestStore.fresh(), application -> {})) {
      int exitCode =
          empty
              .bean(VerifyAuditCommand.class)
              .run(List.of(), new PrintStream(out, true, StandardCharsets.UTF_8));

      assertThat(exitCode).isZero();
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("There are no events yet");
  }

  @Test
  void the_service_itself_may_rewrite_neither_history_nor_its_chain() {
    happen(1, "1 hour");
    seal();
    for (String rewriting :
        List.of(
            "update audit set action = 'other'",
            "update audit_seal set number = 2",
            "delete from audit_seal")) {
      assertThatThrownBy(() -> data.jdbc().sql(rewriting).update())
          .as(rewriting)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }
}
