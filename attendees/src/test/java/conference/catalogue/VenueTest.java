package conference.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VenueTest {

  private static Venue at(String... address) {
    var name = new LocalizedText(Map.of("en", "Hall"));
    return new Venue(name, List.of(address), "Porto", "PT", null, null, null);
  }

  @Test
  void a_city_that_the_address_names_is_not_said_twice() {
    assertThat(at("Cais 1", "4050-001 Porto").envelope("en"))
        .containsExactly("Hall", "Cais 1", "4050-001 Porto", "Portugal");
  }

  @Test
  void a_city_that_the_address_leaves_out_is_added() {
    assertThat(at("Cais 1").envelope("en")).containsExactly("Hall", "Cais 1", "Porto", "Portugal");
  }
}
