package conference.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an event takes place. The country is a two-letter code of ISO 3166. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Venue(
    LocalizedText name,
    List<String> address,
    String city,
    String country,
    @Nullable URI url,
    @Nullable Double latitude,
    @Nullable Double longitude) {

  public Venue {
    address = List.copyOf(address);
  }

  /**
   * As on an envelope, from the name to the country. Most addresses name the city already, together
   * with the postal code; it is not said twice.
   */
  public List<String> envelope(String locale) {
    boolean namesCity = address.stream().anyMatch(line -> line.contains(city));
    Stream<String> lines =
        Stream.of(
                Stream.of(name.in(locale)),
                address.stream(),
                Stream.of(namesCity ? "" : city, countryName(locale)))
            .flatMap(part -> part);
    return lines.filter(line -> !line.isBlank()).distinct().toList();
  }

  private String countryName(String locale) {
    return Locale.of("", country).getDisplayCountry(Locale.forLanguageTag(locale));
  }

  Venue withName(LocalizedText other) {
    return new Venue(other, address, city, country, url, latitude, longitude);
  }
}
