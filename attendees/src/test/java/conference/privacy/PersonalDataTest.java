package conference.privacy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import conference.platform.Transactions;
import conference.privacy.PersonalDataRegister.Column;
import conference.store.TestStore;
import conference.testing.TestData;
import conference.testing.TestService;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is held about people is declared, exported and erased: all of it, and nothing twice. */
class PersonalDataTest {

  private static final TestStore store = TestStore.fresh();
  private static final TestData data = TestData.in(store).withEvent();
  private static final TestService service = TestService.idle(store, application -> {});

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void every_column_says_whether_it_holds_personal_data() {
    assertThat(service.bean(PersonalDataRegister.class).all())
        .isNotEmpty()
        .allSatisfy((column, tag) -> assertThat(tag).as("%s", column).matches("none|personal: .+"));
  }

  @Test
  void a_column_without_a_comment_would_be_noticed() throws Exception {
    try (var migrator = new SingleConnectionDataSource(store.migrator().getConnection(), true)) {
      JdbcClient jdbc = JdbcClient.create(migrator);
      jdbc.sql("alter table audit add column shoe_size text").update();
      try {
        assertThat(service.bean(PersonalDataRegister.class).all())
            .containsEntry(new Column("audit", "shoe_size"), "");
      } finally {
        jdbc.sql("alter table audit drop column shoe_size").update();
      }
    }
  }

  @Test
  void the_features_declare_exactly_the_columns_that_the_store_calls_personal() {
    SortedSet<Column> declared = new TreeSet<>();
    for (PersonalDataHolder holder : service.beans(PersonalDataHolder.class)) {
      holder.records().stream()
          .flatMap(records -> records.fields().stream().map(field -> column(records, field)))
          .forEach(column -> assertThat(declared.add(column)).as("twice: %s", column).isTrue());
      holder.ofOthers().forEach(one -> declared.add(new Column(one.table(), one.column())));
    }

    assertThat(declared)
        .containsExactlyElementsOf(service.bean(PersonalDataRegister.class).personal().keySet());
  }

  private static Column column(PersonalRecords records, PersonalRecords.Field field) {
    return new Column(records.table(), field.column());
  }

  @Test
  void everything_about_a_person_is_exported_and_after_the_erasure_found_nowhere() {
    UUID otto = data.register("Otto", "Other", "otto@example.org");
    String othersBefore = everythingAbout(otto);
    FilledStore filled = new FilledStore(data.jdbc());
    // What refers to the registration comes after it.
    records()
        .filter(records -> !records.table().equals("erasure"))
        .sorted(Comparator.comparing(records -> !records.table().equals("registration")))
        .forEach(filled::fill);

    String export =
        service.bean(ExportPerson.class).export(TestData.EVENT, filled.person()).stream()
            .flatMap(records -> records.rows().stream())
            .map(row -> row.toString().replace('T', ' '))
            .collect(joining("\n"));
    assertThat(filled.traces()).hasSizeGreaterThan(25);
    assertThat(filled.traces())
        .allSatisfy((column, value) ->
            assertThat(export).as("%s", column).contains(value.replace('T', ' ')));

    erase(filled.person());

    assertThat(filled.found()).allMatch(trace -> trace.startsWith("erasure holds"));
    assertThat(data.jdbc().sql("select registration_id from erasure").query(UUID.class).single())
        .isEqualTo(filled.person());
    assertThat(everythingAbout(otto)).isEqualTo(othersBefore);
  }

  @Test
  void a_value_that_an_erasure_missed_would_be_found() {
    FilledStore filled = new FilledStore(data.jdbc());
    PersonalRecords delivery =
        records().filter(records -> records.table().equals("delivery")).findFirst().orElseThrow();
    filled.fill(delivery);

    assertThat(filled.found()).contains("delivery holds what was in delivery.recipient");
    erase(filled.person());
  }

  private static Stream<PersonalRecords> records() {
    return service.beans(PersonalDataHolder.class).stream()
        .flatMap(holder -> holder.records().stream());
  }

  private static void erase(UUID person) {
    service
        .bean(Transactions.class)
        .write(() ->
            service
                .bean(ErasePeople.class)
                .erase(TestData.EVENT, List.of(person), ErasureReason.REQUEST, Instant.now()));
  }

  private static String everythingAbout(UUID person) {
    return service.bean(ExportPerson.class).export(TestData.EVENT, person).stream()
        .map(records -> records.kind() + " " + records.rows())
        .collect(joining("\n"));
  }
}
