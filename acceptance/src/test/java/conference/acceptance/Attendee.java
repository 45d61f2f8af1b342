package conference.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who signs up. Their names are in no text of ours, so that a log that knows them is
 * found.
 */
public record Attendee(String email) {

  static final String GIVEN_NAME = "Quillonetta";
  static final String FAMILY_NAME = "Zyxwickham";
  static final String DOMAIN = "drills.example";
  static final String ORGANISATION = "Vexholmia Foundry";
  static final String ANSWER = "mnemonic gluten";

  private static final AtomicLong COUNT = new AtomicLong();
  private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Somebody who has not been there yet. */
  public static Attendee next() {
    return new Attendee("quillonetta." + COUNT.incrementAndGet() + "." + RUN + "@" + DOMAIN);
  }

  /** The request, with some of its members replaced; a member that is {@code null} is left out. */
  String with(String member, @Nullable Object value, Object... more) {
    var request = members();
    put(request, member, value);
    for (int i = 0; i < more.length; i += 2) {
      put(request, (String) more[i], more[i + 1]);
    }
    return JSON.writeValueAsString(request);
  }

  /** The request to sign up. */
  public String json() {
    return JSON.writeValueAsString(members());
  }

  private static void put(Map<String, Object> request, String member, @Nullable Object value) {
    if (value == null) {
      request.remove(member);
    } else {
      request.put(member, value);
    }
  }

  private Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    members.put("givenName", GIVEN_NAME);
    members.put("familyName", FAMILY_NAME);
    members.put("email", email);
    members.put("organisation", ORGANISATION);
    members.put("ticketType", "regular");
    members.put("answers", Map.of("role", ANSWER));
    members.put("consent", Map.of("privacyNoticeVersion", 1, "locale", "en"));
    members.put("locale", "en");
    return members;
  }
}
