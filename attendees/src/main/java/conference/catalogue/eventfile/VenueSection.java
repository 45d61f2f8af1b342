package conference.catalogue.eventfile;

import conference.catalogue.Organiser;
import conference.catalogue.Venue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads where an event is, who runs it, and what they promise about people's data. */
final class VenueSection {

  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+\\.[^\\s@<>.]+");
  private static final List<String> COUNTRIES = Arrays.asList(Locale.getISOCountries());

  private final Texts texts;

  VenueSection(Texts texts) {
    this.texts = texts;
  }

  Venue venue(Value value) {
    var fields = value.fields("name", "address", "city", "country", "url", "latitude", "longitude");
    var latitude = fields.find("latitude");
    var longitude = fields.find("longitude");
    if (latitude.isPresent() != longitude.isPresent()) {
      latitude
          .or(() -> longitude)
          .ifPresent(
              given -> given.wrong("needs the other coordinate too: latitude and longitude"));
    }
    return new Venue(
        texts.name(fields.require("name"), 200),
        fields.require("address").items(1, 6).stream().map(item -> item.line(120)).toList(),
        fields.require("city").line(120),
        country(fields.require("country")),
        fields.find("url").map(Value::address).orElse(null),
        latitude.map(v -> v.decimal(-90, 90)).orElse(null),
        longitude.map(v -> v.decimal(-180, 180)).orElse(null));
  }

  private static String country(Value value) {
    var code = value.scalar().orElse("PT");
    if (!COUNTRIES.contains(code)) {
      value.wrong(
          "\"%s\" is no country code of ISO 3166; write two capital letters such as PT"
              .formatted(code));
    }
    return code;
  }

  Organiser organiser(Value value) {
    var fields = value.fields("name", "email", "url");
    return new Organiser(
        fields.require("name").line(200),
        email(fields.require("email")),
        fields.find("url").map(Value::address).orElse(null));
  }

  private static String email(Value value) {
    var email = value.line(254);
    if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
      value.wrong("\"%s\" is no e-mail address".formatted(email));
    }
    return email;
  }

  EventPlan.Notice privacyNotice(Value value) {
    var fields = value.fields("version", "text");
    return new EventPlan.Notice(
        fields.require("version").integer(1, 1_000_000),
        texts.block(fields.require("text"), 50_000));
  }
}
