package conference.catalogue.eventfile;

import static org.assertj.core.api.Assertions.assertThat;

import conference.catalogue.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The event files in the repository are right, so that nobody learns from a wrong one. */
class WrittenEventFilesTest {

  private static final Path REPOSITORY = Path.of("..");
  private static final Pattern YAML_BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");

  @Test
  void the_example_in_the_documentation_can_be_loaded() throws IOException {
    var page = Files.readString(REPOSITORY.resolve("docs/event-file.md"));
    var blocks = YAML_BLOCK.matcher(page).results().map(block -> block.group(1)).toList();

    assertThat(blocks).isNotEmpty();
    assertThat(blocks).allSatisfy(yaml -> assertThat(SampleFile.read(yaml).mistakes()).isEmpty());
  }

  @Test
  void the_documentation_names_every_key_of_the_file() throws IOException {
    var page = Files.readString(REPOSITORY.resolve("docs/event-file.md"));

    assertThat(EventFileReader.KNOWN).allSatisfy(key -> assertThat(page).contains("`" + key));
    assertThat(Question.Kind.values())
        .allSatisfy(kind -> assertThat(page).contains("`" + kind.wireName() + "`"));
  }

  @Test
  void the_demo_is_a_conference_of_the_size_that_was_asked_for() throws IOException {
    var demo = REPOSITORY.resolve("one-machine/demo/tidewater-2027.yaml");

    var result = SampleFile.read(Files.readAllBytes(demo));

    assertThat(result.mistakes()).isEmpty();
    var plan = result.plan().orElseThrow();
    assertThat(plan.locales()).containsExactly("en", "de");
    assertThat(plan.ticketTypes()).hasSize(5);
    assertThat(plan.pools()).filteredOn(pool -> pool.path().startsWith("pools")).hasSize(2);
    assertThat(plan.questions()).hasSize(6);
    assertThat(plan.questions()).extracting(EventPlan.Asked::kind).doesNotHaveDuplicates();
    assertThat(plan.pools().getFirst().capacity()).isEqualTo(1000);
    assertThat(plan.ticketTypes())
        .allSatisfy(type -> assertThat(type.poolCodes()).contains(plan.pools().getFirst().code()));
    assertThat(plan.times().startsAt()).isEqualTo(Instant.parse("2027-06-09T07:00:00Z"));
  }
}
