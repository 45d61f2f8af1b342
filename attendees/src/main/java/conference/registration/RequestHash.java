package conference.registration;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** By what a request is recognised that comes again under the same Idempotency-Key. */
@Component
final class RequestHash {

  private final ManageLinks links;
  private final JsonMapper json;

  RequestHash(ManageLinks links, JsonMapper json) {
    this.links = links;
    this.json = json;
  }

  /** The order of members doesn't matter: it is the same request. */
  String of(JsonNode body) {
    var canonical =
        json.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED).writeValueAsBytes(body);
    return links.fingerprint(canonical);
  }
}
