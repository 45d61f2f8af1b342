package conference.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import conference.store.TestStore;
import conference.testing.MovableClock;
import conference.testing.TestData;
import conference.testing.TestService;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendMailsTest {

  /** Keeps what it is given, unless it is told to fail. */
  private static final class FakeTransport implements MailTransport {
    private final List<Mail> sent = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private Runnable whileSending = () -> {};
    private boolean open = true;

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public synchronized Map<UUID, String> send(List<Mail> mails) {
      whileSending.run();
      Map<UUID, String> problems = new HashMap<>();
      for (Mail mail : mails) {
        if (refused.contains(mail.to())) {
          problems.put(mail.id(), "smtp 450");
        } else {
          sent.add(mail);
        }
      }
      return problems;
    }
  }

  private final TestStore store = TestStore.fresh();
  private final TestData data = TestData.in(store).withEvent();
  private final MovableClock clock = new MovableClock("2026-12-01T12:00:00Z");
  private final FakeTransport transport = new FakeTransport();
  private final TestService service = TestService.idle(store, TestService.with(clock, transport));
  private final SendMails sendMails = service.bean(SendMails.class);

  @AfterEach
  void stop() {
    service.close();
  }

  private void announce(UUID id, @Nullable UUID registration, @Nullable String recipient) {
    data.jdbc()
        .sql(
            """
            insert into outbox (event_id, id, registration_id, kind, recipient, payload, created_at, due_at)
            values (:event, uuidv7(), :registration, 'announcement', :recipient,
                    jsonb_build_object('subject', :id), :now, :now)
            """)
        .param("event", TestData.EVENT)
        .param("registration", registration, Types.OTHER)
        .param("recipient", recipient, Types.VARCHAR)
        .param("id", id.toString())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  @Test
  void an_announcement_is_written_to_each_in_their_own_name_and_counted() {
    UUID zoe = data.register("Zoë", "Quist", "zoe@example.org");
    UUID id = UUID.randomUUID();
    data.jdbc()
        .sql(
            """
            insert into announcement (event_id, id, account_id, written_at, subject, body, recipients)
            values (:event, :id, uuidv7(), now(), '{"en": "{{event}}: doors at eight", "de": "x"}',
                    '{"en": "Dear {{ givenName }} {{familyName}} ({{reference}}, {{ticket}}),\\n\\ncome <early>.\\nSee {{you}}", "de": "x"}', 1)
            """)
        .param("event", TestData.EVENT)
        .param("id", id)
        .update();
    announce(id, zoe, null);
    announce(id, null, "olga@example.org");
    announce(UUID.randomUUID(), zoe, null);

    sendMails.run();

    assertThat(transport.sent).hasSize(2);
    Mail mail =
        transport.sent.stream()
            .filter(one -> one.to().equals("zoe@example.org"))
            .findFirst()
            .orElseThrow();
    assertThat(mail.subject()).isEqualTo("Harbour Days 2027: doors at eight");
    assertThat(mail.text())
        .contains("Dear Zoë Quist (TEST-0001, Full conference),\n\ncome <early>.\nSee {{you}}\n")
        .contains("https://conference.example/manage#");
    assertThat(mail.text()).as("one greeting is enough").doesNotContain("Hello");
    assertThat(mail.html()).contains("come &lt;early&gt;.").doesNotContain("<early>");
    Mail trial =
        transport.sent.stream()
            .filter(one -> one.to().equals("olga@example.org"))
            .findFirst()
            .orElseThrow();
    assertThat(trial.text()).contains("Dear Ada Example").doesNotContain("manage#", "Zoë");
    assertThat(
            data.jdbc()
                .sql("select count(*) from delivery where subject_id = :id and state = 'sent'")
                .param("id", id)
                .query(Long.class)
                .single())
        .isEqualTo(2);
    assertThat(data.count("outbox")).as("one that is gone is no mail").isZero();
  }

  @Test
  void news_becomes_a_mail_with_link_and_calendar_and_a_line_in_the_log() {
    UUID zoe = data.register("Zoë", "Quist", "zoe@example.org");
    UUID news = data.news(zoe, "registration-confirmed", clock.instant());

    sendMails.run();

    assertThat(transport.sent).hasSize(1);
    Mail mail = transport.sent.getFirst();
    assertThat(mail.id()).isEqualTo(news);
    assertThat(mail.to()).isEqualTo("zoe@example.org");
    assertThat(mail.subject()).isEqualTo("You’re registered: Harbour Days 2027");
    assertThat(mail.text()).contains("https://conference.example/manage#");
    assertThat(mail.attachments()).hasSize(1);
    assertThat(mail.attachments().getFirst().content())
        .contains("METHOD:PUBLISH")
        .doesNotContain("/manage#");
    assertThat(data.count("outbox")).isZero();
    assertThat(deliveries()).containsExactly("sent registration-confirmed zoe@example.org 1");
  }

  @Test
  void where_there_is_no_way_out_mails_wait_until_there_is_one() {
    UUID zoe = data.register("Zoë", "Quist", "zoe@example.org");
    data.news(zoe, "registration-confirmed", clock.instant());
    transport.open = false;

    sendMails.run();

    assertThat(transport.sent).isEmpty();
    assertThat(data.count("outbox")).isEqualTo(1);
    assertThat(deliveries()).isEmpty();

    clock.advance(Duration.ofDays(3));
    transport.open = true;
    sendMails.run();

    assertThat(transport.sent).extracting(Mail::to).containsExactly("zoe@example.org");
  }

  @Test
  void what_fails_is_tried_again_later_and_later_and_does_not_hold_up_the_others() {
    UUID zoe = data.register("Zoë", "Quist", "zoe@example.org");
    UUID otto = data.register("Otto", "Other", "otto@example.org");
    data.news(zoe, "registration-confirmed", clock.instant());
    data.news(otto, "registration-confirmed", clock.instant());
    transport.refused.add("zoe@example.org");

    sendMails.run();
    sendMails.run();

    assertThat(transport.sent).extracting(Mail::to).containsExactly("otto@example.org");
    assertThat(outboxAttempts()).containsExactly(1);

    clock.advance(Duration.ofSeconds(16));
    sendMails.run();
    assertThat(outboxAttempts()).containsExactly(2);

    transport.refused.clear();
    clock.advance(Duration.ofMinutes(1));
    sendMails.run();
    assertThat(transport.sent).extracting(Mail::to).contains("zoe@example.org");
    assertThat(deliveries()).contains("sent registration-confirmed zoe@example.org 3");
  }

  @Test
  void after_a_day_a_mail_is_given_up_and_the_log_says_so() {
    UUID zoe = data.register("Zoë", "Quist", "zoe@example.org");
    data.news(zoe, "registration-confirmed", clock.instant());
    transport.refused.add("zoe@example.org");

    int runs = 0;
    while (data.count("outbox") > 0 && runs < 100) {
      sendMails.run();
      clock.advance(Duration.ofMinutes(90));
      runs++;
    }

    assertThat(runs).isBetween(10, 30);
    assertThat(transport.sent).isEmpty();
    assertThat(
            data.jdbc()
                .sql("select state || ' ' || problem from delivery")
                .query(String.class)
                .list())
        .containsExactly("failed smtp 450");
  }

  @Test
  void a_mail_that_cannot_be_made_does_not_hold_up_the_others() {
    UUID zoe = data.register("Zoë", "Quist", "zoe@example.org");
    data.news(zoe, "news-of-a-kind-from-the-future", clock.instant());
    data.news(zoe, "link-requested", clock.instant());

    sendMails.run();

    assertThat(transport.sent).hasSize(1);
    assertThat(data.count("outbox")).isEqualTo(1);
  }

  @Test
  void a_confirmation_that_was_overtaken_by_a_cancellation_is_not_sent() {
    UUID zoe = data.register("Zoë", "Quist", "zoe@example.org");
    data.jdbc()
        .sql(
            "update registration set state = 'cancelled', cancelled_at = now(), calendar_sequence = 1")
        .update();
    data.news(zoe, "registration-confirmed", clock.instant());
    data.news(zoe, "registration-cancelled", clock.instant());

    sendMails.run();

    assertThat(transport.sent)
        .extracting(Mail::subject)
        .containsExactly("Cancelled: Harbour Days 2027");
    assertThat(transport.sent.getFirst().attachments().getFirst().content())
        .contains("METHOD:CANCEL", "SEQUENCE:1");
    assertThat(data.count("outbox")).isZero();
  }

  @Test
  void the_notice_to_the_old_address_has_neither_the_new_address_nor_a_link() {
    UUID zoe = data.register("Zoë", "Quist", "new@example.org");
    UUID news = data.news(zoe, "email-changed-notice", clock.instant());
    data.jdbc()
        .sql("update outbox set recipient = 'old@example.org' where id = :id")
        .param("id", news)
        .update();

    sendMails.run();

    Mail mail = transport.sent.getFirst();
    assertThat(mail.to()).isEqualTo("old@example.org");
    assertThat(mail.text() + mail.html()).doesNotContain("new@example.org", "/manage#");
  }

  @Test
  void nothing_is_written_down_about_a_person_who_was_erased_while_the_mail_was_on_its_way() {
    UUID zoe = data.register("Zoë", "Quist", "zoe@example.org");
    data.news(zoe, "link-requested", clock.instant());
    transport.whileSending = () -> data.jdbc().sql("delete from outbox").update();

    sendMails.run();

    assertThat(transport.sent).hasSize(1);
    assertThat(data.count("delivery")).isZero();
  }

  @Test
  void a_claim_that_its_replica_never_finished_falls_due_again() {
    UUID zoe = data.register("Zoë", "Quist", "zoe@example.org");
    data.news(zoe, "link-requested", clock.instant());
    transport.whileSending =
        () -> {
          throw new IllegalStateException("the replica dies here");
        };
    assertThatIllegalStateException().isThrownBy(sendMails::run);
    transport.whileSending = () -> {};

    sendMails.run();
    assertThat(transport.sent).isEmpty();

    clock.advance(SendMails.LEASE.plusSeconds(1));
    sendMails.run();
    assertThat(transport.sent).hasSize(1);
  }

  @Test
  void many_replicas_send_every_mail_exactly_once() throws Exception {
    UUID zoe = data.register("Zoë", "Quist", "zoe@example.org");
    for (int i = 0; i < 400; i++) {
      data.news(zoe, "link-requested", clock.instant());
    }
    CountDownLatch start = new CountDownLatch(1);
    try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int replica = 0; replica < 4; replica++) {
        var _ =
            replicas.submit(() -> {
              start.await();
              while (data.count("outbox") > 0) {
                sendMails.run();
              }
              return null;
            });
      }
      start.countDown();
      replicas.shutdown();
      assertThat(replicas.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(transport.sent).hasSize(400);
    assertThat(transport.sent.stream().map(Mail::id).distinct()).hasSize(400);
    assertThat(data.count("delivery")).isEqualTo(400);
  }

  private List<Integer> outboxAttempts() {
    return data.jdbc().sql("select attempts from outbox").query((row, n) -> row.getInt(1)).list();
  }

  private List<String> deliveries() {
    return data.jdbc()
        .sql("select concat_ws(' ', state, kind, recipient, attempts) from delivery")
        .query((row, n) -> row.getString(1))
        .list();
  }
}
