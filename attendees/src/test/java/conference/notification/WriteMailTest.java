package conference.notification;

import static org.assertj.core.api.Assertions.assertThat;

import conference.notification.WriteMail.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WriteMailTest {

  private final WriteMail writeMail = new WriteMail();

  @ParameterizedTest
  @EnumSource(MailKind.class)
  void every_mail_is_complete_in_english_and_german(MailKind kind) {
    for (String locale : new String[] {"en", "de"}) {
      Written mail = writeMail.write(MailContents.of(kind, locale, "Zoë", "Harbour Days"));

      assertThat(mail.subject()).contains("Harbour Days").doesNotContain("{{");
      assertThat(mail.text()).contains("Zoë", "7KQ4-M2XP", "hello@harbour.example");
      assertThat(mail.html()).contains("Zoë", "7KQ4-M2XP", "hello@harbour.example");
      assertThat(mail.html()).contains("<html lang=\"" + locale + "\" dir=\"ltr\">");
      assertThat(mail.text() + mail.html()).doesNotContain("{{", "}}");
    }
  }

  @Test
  void both_languages_say_the_same_things() {
    assertThat(MailTexts.in("de").keys()).isEqualTo(MailTexts.in("en").keys());
  }

  @ParameterizedTest
  @EnumSource(MailKind.class)
  void only_mails_to_the_attendee_carry_the_link_and_in_both_forms(MailKind kind) {
    Written mail = writeMail.write(MailContents.of(kind, "en", "Zoë", "Harbour Days"));

    assertThat(mail.text().contains(MailContents.LINK.toString())).isEqualTo(kind.hasLink());
    assertThat(mail.html().contains(MailContents.LINK.toString())).isEqualTo(kind.hasLink());
  }

  @Test
  void times_are_told_in_the_zone_of_the_event_and_in_the_language_of_the_reader() {
    MailKind kind = MailKind.REGISTRATION_CONFIRMED;

    String english = writeMail.write(MailContents.of(kind, "en", "Z", "E")).text();
    String german = writeMail.write(MailContents.of(kind, "de", "Z", "E")).text();

    assertThat(english).contains("Starts: Tuesday, 14 September 2027, 09:00");
    assertThat(english).contains("Western European Summer Time");
    assertThat(german).contains("Beginn: Dienstag, 14. September 2027, 09:00");
    assertThat(german).contains("Westeuropäische Sommerzeit");
  }

  @Test
  void what_somebody_typed_stays_text_in_the_html() {
    String hostile = "<script>alert(1)</script>\"'&{{reference}}";

    Written mail =
        writeMail.write(MailContents.of(MailKind.REGISTRATION_CONFIRMED, "en", hostile, hostile));

    assertThat(mail.html()).doesNotContain("<script>").contains("&lt;script&gt;alert(1)");
    assertThat(mail.text()).contains("Hello " + hostile + ",");
  }

  @Test
  void a_line_break_in_a_title_does_not_reach_the_subject() {
    Written mail =
        writeMail.write(
            MailContents.of(
                MailKind.REGISTRATION_CONFIRMED, "en", "Z", "A\r\nBcc: x@example.org\u2028B"));

    assertThat(mail.subject()).isEqualTo("You’re registered: A Bcc: x@example.org B");
  }

  @Test
  void a_name_written_from_right_to_left_is_kept_apart_from_the_sentence_around_it() {
    Written mail =
        writeMail.write(MailContents.of(MailKind.LINK_REQUESTED, "en", "مريم", "Harbour Days"));

    assertThat(mail.text()).contains("Hello \u2068مريم\u2069,");
  }

  @Test
  void nothing_is_loaded_from_anywhere() {
    Written mail =
        writeMail.write(MailContents.of(MailKind.REGISTRATION_CONFIRMED, "en", "Z", "E"));

    assertThat(mail.html()).doesNotContain("<img", "url(", "@import", "<link", "src=");
  }

  @Test
  void a_language_that_we_do_not_have_is_answered_in_english() {
    Written mail =
        writeMail.write(MailContents.of(MailKind.REGISTRATION_CONFIRMED, "pt-BR", "Z", "E"));

    assertThat(mail.html()).contains("<html lang=\"en\"");
    assertThat(MailTexts.in("de-CH").locale().getLanguage()).isEqualTo("de");
  }
}
