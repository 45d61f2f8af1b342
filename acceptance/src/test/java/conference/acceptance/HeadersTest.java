package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What every answer carries, whoever gives it: the website's files, the service, and the load
 * balancer's refusals.
 */
@Drill
@Order(2)
class HeadersTest {
  private final WholeSystem system;
  private final Website website;

  HeadersTest(WholeSystem system) {
    this.system = system;
    this.website = system.website();
  }

  private Map<String, Answer> answersOfAllKinds() {
    String slug = Event.CONTRACT.slug();
    var answers = new TreeMap<String, Answer>();
    answers.put("page", website.get("/"));
    answers.put("page of an event", website.get("/events/" + slug));
    answers.put("script", website.get(firstAsset()));
    answers.put("missing asset", website.get("/assets/missing.js"));
    answers.put("events", website.get("/api/v1/events"));
    answers.put("availability", website.get("/api/v1/events/" + slug + "/availability"));
    answers.put("unknown event", website.get("/api/v1/events/no-such-event"));
    answers.put("unknown path", website.get("/api/v1/nothing"));
    answers.put("sign-up", website.signUp(slug, Attendee.next()));
    answers.put("refused sign-up", website.signUp(slug, "{}", Website.newKey()));
    answers.put("too large", website.signUp(slug, "x".repeat(100_000), Website.newKey()));
    answers.put("no session", website.get("/api/v1/manage/registration"));
    answers.put("openapi", website.get("/api/v1/openapi.json"));
    answers.put("mails", website.get("/mails/"));
    return answers;
  }

  private String firstAsset() {
    var asset =
        java.util.regex.Pattern.compile("/assets/[\\w.-]+\\.js").matcher(website.get("/").body());
    assertThat(asset.find()).isTrue();
    return asset.group();
  }

  @Test
  void securityHeadersAreOnEveryKindOfAnswerAndOnlyOnce() {
    answersOfAllKinds()
        .forEach((kind, answer) -> {
          assertThat(answer.headers("strict-transport-security")).as(kind).hasSize(1);
          assertThat(answer.header("strict-transport-security"))
              .as(kind)
              .contains("max-age=63072000");
          assertThat(answer.headers("x-content-type-options")).as(kind).containsExactly("nosniff");
          assertThat(answer.headers("referrer-policy")).as(kind).containsExactly("no-referrer");
          assertThat(answer.headers("content-security-policy")).as(kind).hasSize(1);
          assertThat(answer.header("content-security-policy"))
              .as(kind)
              .contains("default-src 'none'")
              .contains("frame-ancestors 'none'")
              .doesNotContain("unsafe-eval")
              .doesNotContain("script-src 'unsafe-inline'");
          assertThat(answer.headers("x-request-id")).as(kind).hasSize(1);
          assertThat(answer.header("server")).as(kind).doesNotContainPattern("\\d");
        });
  }

  @Test
  void anErrorOfTheServiceIsNoPageOfTheWebsiteAndTheOtherWayRound() {
    answersOfAllKinds()
        .forEach((kind, answer) -> {
          boolean page = kind.startsWith("page") || kind.equals("mails");
          assertThat(answer.header("content-type").startsWith("text/html"))
              .as(kind + " " + answer.status())
              .isEqualTo(
                  page
                      || (kind.equals("missing asset")
                          && answer.header("content-type").startsWith("text/html")));
          assertThat(answer.status()).as(kind).isLessThan(500);
        });
  }

  @Test
  void everythingIsSpokenInHttp2() throws Exception {
    HttpClient client =
        HttpClient.newBuilder().sslContext(Website.trusting(system.machine().authority())).build();
    try (client) {
      HttpResponse<Void> answer =
          client.send(
              HttpRequest.newBuilder(system.url().resolve("/api/v1/events")).build(),
              HttpResponse.BodyHandlers.discarding());
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }
  }

  @Test
  void filesWithAHashAreKeptAndThePageIsAskedForAgain() {
    assertThat(website.get(firstAsset()).header("cache-control"))
        .contains("immutable")
        .contains("max-age=31536000");
    assertThat(website.get("/").header("cache-control")).contains("no-cache");
    assertThat(website.get("/assets/missing.js").status()).isEqualTo(404);
  }

  @Test
  void nothingOutsideTheWebsiteIsServed() {
    for (String path :
        java.util.List.of(
            "/..%2f..%2fpki/website.key",
            "/.git/config", "/mails/../pki/website.key", "/%2e%2e/run.json")) {
      Answer answer = website.get(path);
      assertThat(answer.body())
          .as(path)
          .doesNotContain("PRIVATE KEY")
          .doesNotContain("\"processes\"")
          .doesNotContain("[core]");
    }
    assertThat(Path.of(system.data() + "/pki/website.key")).exists();
  }
}
