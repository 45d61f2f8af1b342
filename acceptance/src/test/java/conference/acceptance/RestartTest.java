package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The machine is switched off in the evening and on in the morning. */
@Drill
@Order(90)
class RestartTest {
  private final WholeSystem system;

  RestartTest(WholeSystem system) {
    this.system = system;
  }

  @Test
  void whatWasThereBeforeIsThereAfterwardsAndOpensWithTheSameCookieAndKey() {
    String slug = Event.RESTART.slug();
    Attendee attendee = Attendee.next();
    String key = Website.newKey();
    Answer before = system.website().signUp(slug, attendee.json(), key);
    assertThat(before.status()).isEqualTo(201);
    long confirmed = system.records().number("SELECT count(*) FROM conference.registration");

    system.restart();

    Website website = system.website();
    assertThat(system.records().number("SELECT count(*) FROM conference.registration"))
        .isEqualTo(confirmed);
    assertThat(system.records().wrongCounters()).isEmpty();
    Answer seen = website.get("/api/v1/manage/registration", "Cookie", before.cookie());
    assertThat(seen.text("reference")).as("%s", seen).isEqualTo(before.text("reference"));
    Answer again = website.signUp(slug, attendee.json(), key);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text("reference")).isEqualTo(before.text("reference"));
    assertThat(website.signUp(slug, attendee).code()).isEqualTo("already-registered");
  }
}
