package conference.catalogue.eventfile;

import static conference.catalogue.eventfile.SampleFile.read;
import static conference.catalogue.eventfile.SampleFile.with;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that are broken, foreign or meant badly end in a report, soon, and never in anything else.
 */
class HostileEventFileTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String SPRINKLES = ":{}[]&*!|>'\"%@`#?-,\n\t\0\uFFFF~";

  @Test
  void a_billion_laughs_are_refused_before_anything_grows() {
    var laughs =
        IntStream.range(1, 30)
            .mapToObj(i -> "l%d: &l%d [%s]".formatted(i, i, "*l%d,".formatted(i - 1).repeat(9)))
            .collect(Collectors.joining("\n", "l0: &l0 [lol]\n", "\n"));

    var mistakes = soon(laughs);

    assertThat(mistakes).contains("harbour.yaml:1:5: anchors (&l0) are not taken; remove it");
    assertThat(mistakes).contains("harbour.yaml:2:10: aliases (*l0) are not taken; repeat it");
  }

  @Test
  void an_alias_to_itself_is_refused() {
    assertThat(soon("slug: &me [*me]\n"))
        .containsExactly(
            "harbour.yaml:1:7: anchors (&me) are not taken; remove it",
            "harbour.yaml:1:12: aliases (*me) are not taken; repeat it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]",
        "!!python/object/apply:os.system ['true']",
        "!!binary aGFyYm91cg==",
        "!<tag:yaml.org,2002:str> harbour-2027",
        "!mine harbour-2027"
      })
  void tags_are_refused_and_name_no_class(String tagged) {
    assertThat(soon(with("harbour-2027", tagged)))
        .anySatisfy(mistake ->
            assertThat(mistake)
                .matches("harbour.yaml:1:\\d+: tags such as .* are not taken; remove it"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? "})
  void endless_nesting_is_refused(String opening) {
    assertThat(soon("slug: " + opening.repeat(50_000))).hasSize(1);
    assertThat(soon(opening.repeat(100_000))).isNotEmpty();
  }

  @Test
  void a_file_that_is_too_large_is_refused_by_its_size() {
    assertThat(soon("#".repeat(YamlSource.MAX_BYTES + 1)))
        .singleElement()
        .asString()
        .contains("larger than 1 MiB");
  }

  @Test
  void a_long_list_is_refused_by_its_length() {
    var many = "locales: [" + "en, ".repeat(100_000) + "de]";

    assertThat(soon(with("locales: [en, de]", many)))
        .contains("harbour.yaml:2:10: locales: has 100001 items; 1 to 20 are possible");
  }

  @Test
  void a_key_of_a_hundred_thousand_letters_gets_a_short_answer() {
    assertThat(soon("k".repeat(100_000) + ": 1\n"))
        .allSatisfy(m -> assertThat(m).hasSizeLessThan(600));
    assertThat(soon(with("harbour-2027", "x".repeat(100_000))))
        .allSatisfy(mistake -> assertThat(mistake).hasSizeLessThan(600));
  }

  @Test
  void a_nonsense_time_zone_of_a_hundred_thousand_letters_is_compared_with_none() {
    assertThat(soon(with("Europe/Lisbon", "x".repeat(100_000)))).hasSize(1);
    assertThat(soon(with("email: hello@harbour.example", "email: a@" + ".x".repeat(50_000) + "@")))
        .isNotEmpty();
  }

  @Test
  void a_tab_is_told_with_its_place() {
    assertThat(soon(with("  opensAt:", "\topensAt:")))
        .singleElement()
        .asString()
        .startsWith("harbour.yaml:15:1: this is not valid YAML: a tab where only spaces may stand");
  }

  @Test
  void a_colon_in_a_text_is_told_with_the_remedy() {
    assertThat(soon(with("en: What we keep.", "en: Note: what we keep.")))
        .singleElement()
        .asString()
        .contains("put texts that contain \": \" in quotes");
  }

  @Test
  void two_documents_are_refused() {
    assertThat(soon(SampleFile.YAML + "---\n" + SampleFile.YAML))
        .singleElement()
        .asString()
        .contains(
            ":%d:1: a second document begins here".formatted(SampleFile.YAML.lines().count() + 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "# only a comment\n",
        "---\n",
        "~",
        "null",
        "text",
        "[]",
        "[a, b]",
        "{}",
        "? [a]\n: b\n"
      })
  void what_is_no_event_at_all_is_told(String yaml) {
    assertThat(soon(yaml)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("otherWaysToWriteIt")
  void how_a_right_file_is_stored_makes_no_difference(byte[] bytes) {
    var result = read(bytes);

    assertThat(result.mistakes()).isEmpty();
    assertThat(result.plan().orElseThrow().description().in("en"))
        .isEqualTo("First paragraph.\n\n- a list");
  }

  static List<byte[]> otherWaysToWriteIt() {
    return List.of(
        ("\uFEFF" + SampleFile.YAML).getBytes(UTF_8),
        SampleFile.YAML.replace("\n", "\r\n").getBytes(UTF_8),
        ("---\n" + SampleFile.YAML + "...\n").getBytes(UTF_8),
        ("%YAML 1.2\n---\n" + SampleFile.YAML).getBytes(UTF_8));
  }

  @Test
  void another_encoding_is_told_with_the_place_of_the_first_wrong_byte() {
    assertThat(read(SampleFile.YAML.getBytes(ISO_8859_1)).mistakes())
        .singleElement()
        .asString()
        .startsWith("harbour.yaml:31:35: ")
        .endsWith("this is not UTF-8; save the file in UTF-8");
    assertThat(read(SampleFile.YAML.getBytes(UTF_16)).mistakes()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\0", "\\x1b[31m", "\\u0085", "\\u2028", "\\ud800"})
  void control_characters_do_not_get_in_by_escapes_either(String escape) {
    assertThat(soon(with("en: Harbour Days", "en: \"Harbour" + escape + "Days\""))).isNotEmpty();
  }

  @Test
  void whatever_is_cut_off_swapped_or_sprinkled_in_ends_in_a_report_or_a_plan() {
    var random = new Random(20270609);
    for (int i = 0; i < 1000; i++) {
      var yaml = damaged(SampleFile.YAML, random);
      assertThatCode(
              () -> {
                var result = read(yaml);
                assertThat(result.plan().isPresent()).isEqualTo(result.mistakes().isEmpty());
              })
          .as(yaml)
          .doesNotThrowAnyException();
    }
  }

  private static String damaged(String yaml, RandomGenerator random) {
    var text = new StringBuilder(yaml);
    for (int n = random.nextInt(1, 6); n > 0; n--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.setLength(Math.max(1, at));
        case 1 -> text.deleteCharAt(at).append(' ');
        case 2 -> text.insert(at, SPRINKLES.charAt(random.nextInt(SPRINKLES.length())));
        default -> text.insert(at, yaml, random.nextInt(yaml.length() / 2), yaml.length() / 2);
      }
    }
    return text.toString();
  }

  private static List<String> soon(String yaml) {
    return Assertions.assertTimeoutPreemptively(SOON, () -> read(yaml).mistakes());
  }
}
