package conference.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The body of a sign-up that is in order, of which a test changes what it is about. */
public final class TestSignUp {

  private final Map<String, Object> members = new LinkedHashMap<>();

  private TestSignUp(String email) {
    members.put("givenName", "Ada");
    members.put("familyName", "Lovelace");
    members.put("email", email);
    members.put("organisation", null);
    members.put("ticketType", "regular");
    members.put("answers", Map.of());
    members.put("consent", Map.of("privacyNoticeVersion", 3, "locale", "en"));
    members.put("locale", "en");
  }

  public static TestSignUp of(String email) {
    return new TestSignUp(email);
  }

  public TestSignUp with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  public TestSignUp without(String member) {
    members.remove(member);
    return this;
  }

  public JsonNode json() {
    return TestService.JSON.valueToTree(members);
  }

  @Override
  public String toString() {
    return TestService.JSON.writeValueAsString(members);
  }
}
