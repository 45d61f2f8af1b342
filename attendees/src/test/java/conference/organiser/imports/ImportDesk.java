package conference.organiser.imports;

import static conference.testing.TestService.json;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.organiser.account.OrganiserClient;
import conference.testing.TestService;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an organiser does with lists of attendees, step by step, as the website would. */
final class ImportDesk {

  private static final String HEADER =
      "Vorname;Nachname;E-Mail;Firma;Ticket;Language;Status;Tags;Meals;Newsletter;Born;Size;Room\n";

  private final OrganiserClient olga;
  private final String path;

  /**
   * At one event.
   *
   * @param path of its imports
   */
  ImportDesk(OrganiserClient olga, String path) {
    this.olga = olga;
    this.path = path;
  }

  static byte[] csv(String... rows) {
    return utf8(HEADER + String.join("\n", rows));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String person(String name, String rest) {
    return "%1$s;Quist;%1$s@example.org;%2$s".formatted(name, rest);
  }

  UUID bringIn(byte[] file) {
    UUID id = UUID.randomUUID();
    assertThat(put(id, file).statusCode()).isEqualTo(201);
    return id;
  }

  HttpResponse<String> put(UUID id, byte[] file) {
    return olga.putFile(path + "/" + id + "?name=people.csv", file, "text/csv");
  }

  JsonNode read(UUID id) {
    return json(olga.get(path + "/" + id));
  }

  ObjectNode meaning(UUID id) {
    ObjectNode body = TestService.JSON.createObjectNode();
    body.set("columns", read(id).path("columns"));
    return body.put("ticketType", "full").put("locale", "en").put("waitingList", false);
  }

  HttpResponse<String> ask(UUID id, String step, ObjectNode body) {
    return olga.post(path + "/" + id + "/" + step, body.toString());
  }

  JsonNode checked(UUID id) {
    assertThat(ask(id, "check", meaning(id)).statusCode()).isEqualTo(202);
    return settled(id);
  }

  JsonNode settled(UUID id) {
    await()
        .atMost(20, SECONDS)
        .until(
            () -> !List.of("checking", "running").contains(read(id).path("state").stringValue()));
    return read(id);
  }

  static ObjectNode choice(boolean skipBad, boolean mail) {
    return TestService.JSON
        .createObjectNode()
        .put("skipBad", skipBad)
        .put("mail", mail)
        .put("privacyNoticeVersion", 3);
  }

  JsonNode run(UUID id, boolean skipBad, boolean mail) {
    assertThat(ask(id, "run", choice(skipBad, mail)).statusCode()).isEqualTo(202);
    return settled(id);
  }

  List<String> problems(UUID id) {
    return json(olga.get(path + "/" + id + "/rows?bad=true"))
        .path("rows")
        .valueStream()
        .flatMap(row ->
            row.path("problems")
                .valueStream()
                .map(one ->
                    row.path("number").intValue()
                        + " "
                        + one.path("field").stringValue()
                        + " "
                        + one.path("code").stringValue()
                        + (one.has("row") ? " " + one.path("row").intValue() : "")))
        .toList();
  }
}
