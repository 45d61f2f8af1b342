package conference.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
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

  Venue withName(LocalizedText other) {
    return new Venue(other, address, city, country, url, latitude, longitude);
  }
}
