package conference.organiser.imports;

import static conference.organiser.imports.ImportDesk.choice;
import static conference.organiser.imports.ImportDesk.csv;
import static conference.organiser.imports.ImportDesk.person;
import static conference.organiser.imports.ImportDesk.utf8;
import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;

import conference.organiser.access.Role;
import conference.organiser.account.OrganiserClient;
import conference.organiser.account.TestOrganisers;
import conference.store.TestStore;
import conference.testing.TestEvent;
import conference.testing.TestService;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Organisers bring in lists of attendees: tried first, then all, or all that is good. */
class ImportTest {

  private static final String PATH = "/events/fair/imports";
  private static TestStore store;
  private static TestService service;
  private static TestEvent event;
  private static JdbcClient jdbc;
  private static OrganiserClient olga;
  private static ImportDesk desk;
  private static UUID olgaId;

  @BeforeAll
  static void start() {
    store = TestStore.fresh();
    event =
        TestEvent.named("fair")
            .pool("hall", 3)
            .ticketType("full", "hall")
            .question(
                "meals",
                "multiple-choice",
                true,
                "{\"options\": [{\"code\": \"veg\", \"label\": {\"en\": \"Vegan\"}, \"withdrawn\": false},"
                    + " {\"code\": \"fish\", \"label\": {\"en\": \"Fish; grilled\"}, \"withdrawn\": false}]}")
            .question("newsletter", "yes-no", false, "{}")
            .question("born", "date", false, "{\"latest\": \"2010-01-01\"}")
            .question("size", "number", false, "{\"maximum\": 60}")
            .in(store);
    service = TestService.start(store, TestService.holdingMails());
    jdbc = JdbcClient.create(store.application());
    var organisers = new TestOrganisers(service);
    olgaId = organisers.account("Olga Organiser", "olga@example.org");
    organisers.give(event.id(), olgaId, Role.ORGANISER);
    olga = organisers.signedIn(olgaId);
    desk = new ImportDesk(olga, PATH);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void empty() {
    for (String table :
        List.of("outbox", "consent", "audit", "registration", "import", "import_column")) {
      JdbcClient.create(store.migrator()).sql("delete from " + table).update();
    }
    jdbc.sql("update capacity_pool set taken = 0").update();
  }

  private static int taken() {
    return jdbc.sql("select taken from capacity_pool").query(Integer.class).single();
  }

  private static long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  @Test
  void a_list_becomes_registrations_with_everything_that_it_says() {
    UUID id =
        desk.bringIn(
            csv(
                "Zoë;Müller;zoe@example.org;Harbour;FULL;DE;confirmed;\"VIP; speaker\";"
                    + "vegan;ja;28.2.1990;42,5;12"));
    JsonNode uploaded = desk.read(id);
    assertThat(uploaded.path("state").stringValue()).isEqualTo("uploaded");
    assertThat(uploaded.path("name").stringValue()).isEqualTo("Olga Organiser");
    assertThat(uploaded.path("fileName").stringValue()).isEqualTo("people.csv");
    assertThat(uploaded.path("columns").valueStream().map(JsonNode::stringValue))
        .containsExactly(
            "givenName",
            "familyName",
            "email",
            "organisation",
            "ticketType",
            "locale",
            "state",
            "tags",
            "answer:meals",
            "answer:newsletter",
            "answer:born",
            "answer:size",
            "");

    assertThat(desk.checked(id).path("bad").intValue()).as("%s", desk.problems(id)).isZero();
    assertThat(count("registration")).isZero();
    assertThat(taken()).isZero();
    JsonNode done = desk.run(id, false, true);

    assertThat(done.path("state").stringValue()).isEqualTo("done");
    assertThat(done.path("imported").intValue()).isEqualTo(1);
    assertThat(taken()).isEqualTo(1);
    assertThat(count("import_row")).isZero();
    JsonNode shown = json(olga.get("/events/fair/attendees/" + reference("zoe@example.org")));
    assertThat(shown.toString())
        .contains("Zoë", "Müller", "VIP", "speaker", "1990-02-28", "42.5", "veg", "\"de\"");
    assertThat(
            jdbc.sql("select action || ' ' || account_id from audit").query(String.class).single())
        .isEqualTo("imported " + olgaId);
    assertThat(
            jdbc.sql("select version || ' ' || recorded_by from consent")
                .query(String.class)
                .single())
        .isEqualTo("3 " + olgaId);
    assertThat(jdbc.sql("select kind from outbox").query(String.class).single())
        .isEqualTo("registered-by-hand");
    assertThat(count("idempotency")).isZero();
  }

  private static String reference(String email) {
    return jdbc.sql("select reference from registration where email = ?")
        .param(email)
        .query(String.class)
        .single();
  }

  @Test
  void every_problem_is_told_by_row_and_column_and_nobody_is_registered() {
    checkedAndRun(csv(person("known", "")));
    String[] rows = {
      person("good", ""),
      "; ;nobody at example;;Premium;fr;;;Meat;perhaps;31.02.1990;61",
      person("known", ""),
      person("good", ";;;;;Vegan;;2011-05-06;big"),
      person("gone", ";;;cancelled;;;;;"),
      person("second", ""),
      person("third", ""),
      "\u0007;" + "x".repeat(201) + ";a@b.example;;;;;\"" + "y".repeat(41) + "\";;;;;",
    };
    UUID id = desk.bringIn(csv(rows));

    JsonNode checked = desk.checked(id);

    assertThat(desk.problems(id))
        .containsExactlyInAnyOrder(
            "3 givenName required",
            "3 familyName required",
            "3 email invalid-email",
            "3 ticketType unknown-ticket-type",
            "3 locale unknown-locale",
            "3 answer:meals unknown-option",
            "3 answer:newsletter not-yes-or-no",
            "3 answer:born not-a-date",
            "3 answer:size too-large",
            "4 email already-registered",
            "5 answer:born too-late",
            "5 answer:size not-a-number",
            "8 ticketType sold-out",
            "9 givenName invalid-characters",
            "9 familyName too-long",
            "9 tags too-long");
    assertThat(checked.path("bad").intValue()).isEqualTo(5);
    assertThat(checked.path("leftOut").intValue()).isEqualTo(1);
    assertThat(checked.path("done").intValue()).isEqualTo(8);
    assertThat(count("registration")).isEqualTo(1);
    assertThat(taken()).isEqualTo(1);
  }

  private static void checkedAndRun(byte[] file) {
    UUID id = desk.bringIn(file);
    desk.checked(id);
    assertThat(desk.run(id, true, false).path("imported").intValue()).isEqualTo(1);
  }

  @Test
  void an_address_that_is_in_the_file_before_is_told_with_its_row() {
    UUID id = desk.bringIn(csv(person("same", ""), "Other;Name;SAME@Example.org;;;;;;;;;;"));

    desk.checked(id);

    assertThat(desk.problems(id)).containsExactly("3 email repeated-in-file 2");
  }

  @Test
  void whoever_wants_all_or_nothing_gets_nothing_when_something_changed_since() {
    UUID id = desk.bringIn(csv(person("ana", ""), person("bo", "")));
    desk.checked(id);
    checkedAndRun(csv(person("bo", "")));

    JsonNode refused = desk.run(id, false, true);

    assertThat(refused.path("state").stringValue()).isEqualTo("refused");
    assertThat(refused.path("imported").intValue()).isZero();
    assertThat(desk.problems(id)).containsExactly("3 email already-registered");
    assertThat(count("registration")).isEqualTo(1);
    assertThat(taken()).isEqualTo(1);
    assertThat(count("outbox")).isZero();
    assertThat(json(olga.get(PATH + "/" + id + "/rows")).path("rows").size()).isEqualTo(2);
    assertThat(desk.checked(id).path("bad").intValue()).isEqualTo(1);
  }

  @Test
  void with_bad_rows_all_or_nothing_does_not_begin() {
    UUID id = desk.bringIn(csv(person("ana", ""), "a;b;c;;;;;;;;;;"));
    desk.checked(id);

    assertThat(desk.ask(id, "run", choice(false, false)).statusCode()).isEqualTo(409);
    assertThat(count("registration")).isZero();
  }

  @Test
  void skipping_the_bad_ones_registers_the_others_and_gives_the_bad_ones_back_to_be_mended() {
    UUID id = desk.bringIn(csv(person("ana", ""), "=1+1;B;bad;;;;;;;;;;", person("cy", "")));
    desk.checked(id);

    JsonNode done = desk.run(id, true, false);

    assertThat(done.path("state").stringValue()).isEqualTo("done");
    assertThat(done.path("imported").intValue()).isEqualTo(2);
    assertThat(done.path("done").intValue()).isEqualTo(3);
    assertThat(count("registration")).isEqualTo(2);
    assertThat(count("outbox")).isZero();
    HttpResponse<String> bad = olga.get(PATH + "/" + id + "/problems.csv");
    assertThat(bad.body())
        .startsWith("row,problems,Vorname,")
        .contains("3,email: invalid-email,'=1+1,B,bad");

    UUID mended = desk.bringIn(utf8(bad.body().replace(",bad", ",bad@example.org")));
    assertThat(desk.checked(mended).path("bad").intValue()).isZero();
    desk.run(mended, false, false);
    assertThat(
            jdbc.sql("select given_name from registration where email = 'bad@example.org'")
                .query(String.class)
                .single())
        .isEqualTo("=1+1");
    assertThat(olga.post(PATH + "/" + id + "/discard", "").statusCode()).isEqualTo(204);
    assertThat(count("import_row")).isZero();
    assertThat(desk.read(id).path("state").stringValue()).isEqualTo("done");
  }

  @Test
  void what_was_said_of_columns_is_remembered_and_each_field_is_one_column() {
    byte[] file = utf8("A;B;C;Nachname\nAna;Quist;ana@example.org;x");
    UUID id = desk.bringIn(file);
    ObjectNode body = desk.meaning(id);
    assertThat(desk.ask(id, "check", body).body()).contains("#/columns", "required");
    body.putArray("columns").add("givenName").add("familyName").add("email").add("email");
    assertThat(desk.ask(id, "check", body).body()).contains("#/columns", "duplicate-option");
    body.putArray("columns").add("givenName").add("familyName").add("email").add("secret");
    assertThat(desk.ask(id, "check", body).body()).contains("#/columns", "unknown-choice");
    body.putArray("columns").add("givenName").add("familyName").add("email").add("");
    assertThat(desk.ask(id, "check", body).statusCode()).isEqualTo(202);

    assertThat(
            desk.read(desk.bringIn(file)).path("columns").valueStream().map(JsonNode::stringValue))
        .containsExactly("givenName", "familyName", "email", "");
  }

  @Test
  void what_no_table_can_be_read_from_is_refused_with_the_reason_and_nothing_is_kept() {
    HttpResponse<String> nothing = desk.put(UUID.randomUUID(), utf8("email\n"));
    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(json(nothing).path("reason").stringValue()).isEqualTo("no-rows");
    assertThat(json(desk.put(UUID.randomUUID(), new byte[0])).path("reason").stringValue())
        .isEqualTo("no-rows");
    assertThat(json(desk.put(UUID.randomUUID(), utf8("a\nb\n\"open"))).path("reason").stringValue())
        .isEqualTo("malformed-csv");
    assertThat(desk.put(UUID.randomUUID(), new byte[12 * 1024 * 1024 + 1]).statusCode())
        .isEqualTo(413);
    assertThat(count("import")).isZero();
  }

  @Test
  void a_file_may_be_much_larger_than_any_other_request() {
    String[] many =
        IntStream.range(0, 3_000)
            .mapToObj(n -> person("guest" + n, "\"" + "x".repeat(400) + "\";;;;;;;;;"))
            .toArray(String[]::new);

    assertThat(desk.read(desk.bringIn(csv(many))).path("rows").intValue()).isEqualTo(3_000);
    assertThat(
            olga.post(PATH + "/" + UUID.randomUUID() + "/check", " ".repeat(70_000) + "{}")
                .statusCode())
        .isEqualTo(413);
  }

  @Test
  void the_same_file_sent_again_under_its_id_is_one() {
    UUID id = desk.bringIn(csv(person("ana", "")));

    assertThat(desk.put(id, csv(person("ana", ""), person("bo", ""))).statusCode()).isEqualTo(201);

    assertThat(desk.read(id).path("rows").intValue()).isEqualTo(1);
    assertThat(count("import_row")).isEqualTo(1);
  }

  @Test
  void discarded_it_is_gone_and_cannot_be_run() {
    UUID id = desk.bringIn(csv(person("ana", "")));
    desk.checked(id);

    assertThat(olga.post(PATH + "/" + id + "/discard", "").statusCode()).isEqualTo(204);

    assertThat(desk.read(id).path("state").stringValue()).isEqualTo("cancelled");
    assertThat(count("import_row")).isZero();
    assertThat(desk.ask(id, "run", choice(true, false)).statusCode()).isEqualTo(409);
    assertThat(json(olga.get(PATH)).path("imports").size()).isEqualTo(1);
  }

  @Test
  void whoever_imports_says_which_notice_they_were_told_of() {
    UUID id = desk.bringIn(csv(person("ana", "")));
    desk.checked(id);

    HttpResponse<String> old =
        desk.ask(id, "run", choice(true, false).put("privacyNoticeVersion", 2));

    assertThat(old.statusCode()).isEqualTo(422);
    assertThat(old.body()).contains("consent-outdated");
  }
}
