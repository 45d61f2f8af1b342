package conference.catalogue;

import java.util.Map;

/**
 * What an attendee consents to. A version never changes its words: the hash of each language's text
 * is kept with every consent that was given to it.
 */
public record PrivacyNotice(int version, LocalizedText text, Map<String, String> sha256) {

  public PrivacyNotice {
    sha256 = Map.copyOf(sha256);
  }
}
