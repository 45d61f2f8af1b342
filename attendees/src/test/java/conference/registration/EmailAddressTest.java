package conference.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.org",
        "a@b.co",
        "ada+harbour@mail.example.org",
        "o'hara@example.ie",
        "x.y_z-1@sub-domain.example.org",
        "!#$%&'*+-/=?^_`{|}~@example.org",
        "ада@пример.рф",
        "用户@例子.广告",
        "ada@faß.de",
        "ada@xn--bcher-kva.example",
        "1234567890123456789012345678901234567890123456789012345678901234@example.org",
      })
  void addresses_that_people_have_are_accepted(String written) {
    assertThat(EmailAddress.parse(written)).as(written).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "@example.org",
        "ada@",
        "ada@example",
        "ada@@example.org",
        "ada@example..org",
        "ada@.example.org",
        "ada@example.org.",
        ".ada@example.org",
        "ada.@example.org",
        "a..b@example.org",
        "a b@example.org",
        "ada@exa mple.org",
        "ada@-example.org",
        "ada@example-.org",
        "ada@exa_mple.org",
        "ada@[127.0.0.1]",
        "ada@127.0.0.1",
        "\"ada\"@example.org",
        "ada@example.123",
        "Ada <ada@example.org>",
        "ada@example.org,b@example.org",
        "ada\u0000@example.org",
        "ada\u202e@example.org",
        "ada\u200b@example.org",
        "ada@xn--a.example",
        "ada\ud800@example.org",
        "12345678901234567890123456789012345678901234567890123456789012345@example.org",
        "ada@1234567890123456789012345678901234567890123456789012345678901234.org",
      })
  void what_is_no_address_is_refused(String written) {
    assertThat(EmailAddress.parse(written)).as(written).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ADA@Example.ORG, ada@example.org",
    "' ada@example.org ', ada@example.org",
    "ada@BÜCHER.example, ada@xn--bcher-kva.example",
    "ada@xn--BCHER-KVA.example, ada@xn--bcher-kva.example",
    "ada@ｅｘａｍｐｌｅ.org, ada@example.org",
    "ａda@example.org, ada@example.org",
    "ada@faß.de, ada@xn--fa-hia.de",
    "ada@example。org, ada@example.org",
  })
  void the_same_mailbox_is_recognised_however_it_is_written(String written, String normalised) {
    assertThat(EmailAddress.parse(written).orElseThrow().normalised()).isEqualTo(normalised);
  }

  @Test
  void composed_and_decomposed_letters_are_the_same() {
    assertThat(EmailAddress.parse("rene\u0301@example.org").orElseThrow())
        .isEqualTo(EmailAddress.parse("ren\u00e9@example.org").orElseThrow());
  }

  @Test
  void the_whole_address_has_at_most_254_octets() {
    var domain = ("a".repeat(60) + ".").repeat(3) + "example.org";
    var fitting = "a".repeat(254 - domain.length() - 1);

    assertThat(EmailAddress.parse(fitting + "@" + domain)).isPresent();
    assertThat(EmailAddress.parse("a" + fitting + "@" + domain)).isEmpty();
  }

  @Test
  void mail_goes_to_the_domain_as_mail_servers_know_it() {
    assertThat(EmailAddress.parse("Ada@B\u00fccher.example").orElseThrow().deliverable())
        .isEqualTo("Ada@xn--bcher-kva.example");
  }
}
