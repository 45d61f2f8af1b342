package conference.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada",
        "Łukasz",
        "María José",
        "O'Hara",
        "Jean-Luc",
        "李小龙",
        "محمد",
        "Владимир",
        "नरेन्द्र",
        "می\u200cخواهم",
        "X Æ A-12",
        "Nguyễn",
        "𠮷野家",
        "👩\u200d💻",
        "-",
        "Dr. h. c. Müller (Ada)",
      })
  void names_of_any_script_are_accepted(String name) {
    var text = WrittenText.of(name);

    assertThat(text.isBlank()).isFalse();
    assertThat(text.problem(200)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A\u0000b",
        "A\u0007b",
        "A\nb",
        "A\tb",
        "A\u0085b",
        "A\u2028b",
        "A\u202Eb",
        "A\u2066b",
        "A\u200Bb",
        "A\uFEFFb",
        "A\u00ADb",
        "\uD800",
        "A\uE000b",
        "A\uFFFFb",
        "A\uDB40\uDC41b",
      })
  void characters_that_hide_reverse_or_break_are_refused(String name) {
    assertThat(WrittenText.of(name).problem(200)).contains("invalid-characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u00A0", "\u3000\t", "\u200D", "\u3164", "\u2800 \u200E"})
  void what_shows_nothing_is_blank(String name) {
    assertThat(WrittenText.of(name).isBlank()).isTrue();
  }

  @Test
  void characters_are_counted_as_people_count_them() {
    assertThat(WrittenText.of("𠮷".repeat(200)).problem(200)).isEmpty();
    assertThat(WrittenText.of("𠮷".repeat(201)).problem(200)).contains("too-long");
    assertThat(WrittenText.of("e\u0301".repeat(200)).problem(200)).isEmpty();
  }

  @Test
  void surrounding_space_goes_and_letters_are_composed() {
    assertThat(WrittenText.of("\u00A0 Rene\u0301\u3000").value()).isEqualTo("Ren\u00e9");
  }

  @Test
  void long_text_may_have_lines() {
    assertThat(WrittenText.of("a\r\n\tb").problemInLines(10)).isEmpty();
    assertThat(WrittenText.of("a\u0007b").problemInLines(10)).contains("invalid-characters");
  }
}
