package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** After everything else: what all parts have written down knows nobody. */
@Drill
@Order(100)
class LogsTest {
  private static final Pattern TOKEN = Pattern.compile("/manage#([\\w-]+)");
  private final WholeSystem system;

  LogsTest(WholeSystem system) {
    this.system = system;
  }

  @Test
  void noLogHoldsANameAnAddressAnAnswerOrAToken() throws IOException {
    String slug = Event.CONTRACT.slug();
    Attendee attendee = Attendee.next();
    Website website = system.website();
    Answer answer = website.signUp(slug, attendee);
    provokeWhatParsersQuote(website, slug);
    for (String page : List.of("/api/v1/organiser/events/", "/organiser/events/")) {
      website.get(page + slug + "/attendees/" + answer.text("reference") + "/erasure");
      website.get(page + slug + "/attendees/" + answer.text("reference"));
    }
    List<String> secrets = secrets(attendee, answer);
    awaitWritten(website.get("/api/v1/events"));
    for (Path log : logs()) {
      String text = Files.readString(log, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
      for (String secret : secrets) {
        assertThat(text.contains(secret.toLowerCase(Locale.ROOT)))
            .as("%s in %s", secret, log)
            .isFalse();
      }
    }
  }

  @Test
  void aRequestCanBeFollowedFromTheLoadBalancerToTheService() {
    awaitWritten(system.website().signUp(Event.CONTRACT.slug(), Attendee.next()));
  }

  /** The load balancer writes a second later, and in the order in which it answered. */
  private void awaitWritten(Answer answer) {
    String request = answer.header("x-request-id");
    assertThat(request).isNotEmpty();
    await()
        .atMost(WholeSystem.PATIENCE)
        .untilAsserted(() -> assertThat(logsThatKnow(request)).contains("load-balancer.log"));
  }

  /** Messages of exceptions like to quote what could not be read. */
  private static void provokeWhatParsersQuote(Website website, String slug) {
    for (String body :
        List.of(
            "{\"familyName\": " + Attendee.FAMILY_NAME,
            "{\"" + Attendee.FAMILY_NAME + "\": 1}",
            "{\"email\": {\"a\": \"" + Attendee.ANSWER + "\"}}",
            Attendee.next().with("locale", Attendee.FAMILY_NAME),
            Attendee.next().with("consent", Attendee.ANSWER))) {
      assertThat(website.signUp(slug, body, Website.newKey()).status()).isBetween(400, 422);
    }
    website.get("/api/v1/events/" + slug + "?email=someone@" + Attendee.DOMAIN);
    website.get("/?q=" + Attendee.FAMILY_NAME);
  }

  private List<String> secrets(Attendee attendee, Answer answer) {
    var secrets =
        new ArrayList<String>(
            List.of(
                Attendee.FAMILY_NAME,
                Attendee.GIVEN_NAME,
                "@" + Attendee.DOMAIN,
                Attendee.ORGANISATION,
                Attendee.ANSWER,
                answer.text("reference"),
                answer.cookie().substring(answer.cookie().indexOf('=') + 1)));
    secrets.addAll(system.secrets());
    secrets.add(tokenOf(attendee));
    return secrets;
  }

  private String tokenOf(Attendee attendee) {
    var found = new ArrayList<String>();
    await()
        .atMost(WholeSystem.PATIENCE)
        .until(() -> {
          found.addAll(mailsTo(attendee));
          return !found.isEmpty();
        });
    Matcher token = TOKEN.matcher(found.getFirst());
    assertThat(token.find()).as("a manage link in the mail").isTrue();
    return token.group(1);
  }

  private List<String> mailsTo(Attendee attendee) throws IOException {
    var mails = new ArrayList<String>();
    try (Stream<Path> files = Files.list(system.data().resolve("mails"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        String mail = Files.readString(file);
        if (mail.contains(attendee.email())) {
          mails.add(mail);
        }
      }
    }
    return mails;
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.walk(system.data().resolve("logs"))) {
      List<Path> logs = files.filter(Files::isRegularFile).toList();
      assertThat(logs.stream().map(log -> log.getFileName().toString()))
          .contains(
              "load-balancer.log", "attendees-1.log", "attendees-2.log", "attendees-store.log");
      return logs;
    }
  }

  private List<String> logsThatKnow(String text) throws IOException {
    var found = new ArrayList<String>();
    for (Path log : logs()) {
      if (Files.readString(log, StandardCharsets.ISO_8859_1).contains(text)) {
        found.add(log.getFileName().toString());
      }
    }
    return found;
  }
}
