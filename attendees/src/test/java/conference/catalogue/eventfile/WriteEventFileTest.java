package conference.catalogue.eventfile;

import static org.assertj.core.api.Assertions.assertThat;

import conference.catalogue.EventDefinition;
import conference.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** An event goes out as a file, and comes in again as it was. */
class WriteEventFileTest {

  private final DataSource store = TestStore.fresh().application();

  private EventDefinition againFrom(String written) {
    return TestEvents.load(store, written);
  }

  private void assertComesBack(String yaml) {
    EventDefinition event = TestEvents.load(store, yaml);

    String written = WriteEventFile.of(event);

    assertThat(SampleFile.read(written).mistakes()).as(written).isEmpty();
    EventDefinition again = againFrom(written);
    assertThat(again).usingRecursiveComparison().isEqualTo(event);
    assertThat(WriteEventFile.of(again)).isEqualTo(written);
  }

  @Test
  void the_sample_comes_back_as_it_was() {
    assertComesBack(SampleFile.YAML);
  }

  @Test
  void the_demo_comes_back_as_it_was() throws IOException {
    assertComesBack(Files.readString(Path.of("../one-machine/demo/tidewater-2027.yaml")));
  }

  @Test
  void one_language_a_waiting_list_and_a_draft_come_back_as_they_were() {
    assertComesBack(
        SampleFile.with("duplicates: conceal", "waitingList: { rule: offer, offerHours: 6 }")
            .replace("slug: harbour-2027", "slug: harbour-2028\nstate: draft"));
  }

  @Test
  void that_an_organiser_decides_on_sign_ups_comes_back() {
    assertComesBack(SampleFile.with("duplicates: conceal", "approval: true"));
  }

  @Test
  void texts_that_look_like_something_else_stay_texts() {
    assertComesBack(
        SampleFile.with("en: Harbour Days,", "en: \"no: 'yes' # {x}\",")
            .replace("city: Porto", "city: \"2027-06-09\"")
            .replace("en: What we keep.", "en: \"null\""));
  }

  @Test
  void long_texts_are_written_as_they_are_read_line_by_line() {
    String written = WriteEventFile.of(TestEvents.load(store, SampleFile.YAML));

    assertThat(written).contains("  en: |-\n    First paragraph.\n\n    - a list\n");
  }
}
