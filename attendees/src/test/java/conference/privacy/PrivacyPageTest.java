package conference.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import conference.privacy.PersonalDataRegister.Column;
import conference.privacy.PersonalRecords.Erasure;
import conference.privacy.PersonalRecords.Field;
import conference.store.TestStore;
import conference.testing.TestData;
import conference.testing.TestService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that tells what is held about people is as true as the store's own comments. */
class PrivacyPageTest {

  private static final Path PAGE = Path.of("..", "docs", "privacy.md");

  @Test
  void the_table_on_the_page_says_what_the_comments_and_the_features_say() throws Exception {
    TestStore store = TestStore.fresh();
    TestData.in(store).withEvent();
    try (TestService service = TestService.idle(store, application -> {})) {
      Map<Column, String> categories = service.bean(PersonalDataRegister.class).personal();
      List<String> expected =
          service.beans(PersonalDataHolder.class).stream()
              .flatMap(holder -> lines(holder, categories))
              .sorted(Comparator.naturalOrder())
              .toList();

      List<String> written =
          Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();

      assertThat(written).isEqualTo(expected);
    }
  }

  private static Stream<String> lines(PersonalDataHolder holder, Map<Column, String> categories) {
    Stream<String> held =
        holder.records().stream()
            .flatMap(records ->
                records.fields().stream().map(field -> line(records, field, categories)));
    Stream<String> ofOthers =
        holder.ofOthers().stream()
            .map(one ->
                "| `%s.%s` | %s | %s | %s |"
                    .formatted(
                        one.table(),
                        one.column(),
                        categories.get(new Column(one.table(), one.column())),
                        one.meaning(),
                        one.fate()));
    return Stream.concat(held, ofOthers);
  }

  private static String line(PersonalRecords records, Field field, Map<Column, String> categories) {
    return "| `%s.%s` | %s | %s | %s |"
        .formatted(
            records.table(),
            field.column(),
            categories.get(new Column(records.table(), field.column())),
            field.meaning(),
            fate(records));
  }

  private static String fate(PersonalRecords records) {
    var expiry = records.expiry();
    String deleted =
        expiry == null ? "gone" : "gone; after " + expiry.age().toHours() + " h anyway";
    return records.erasure() instanceof Erasure.Kept ? "stays" : deleted;
  }
}
