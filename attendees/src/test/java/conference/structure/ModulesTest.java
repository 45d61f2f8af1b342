package conference.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

class ModulesTest {

  private static final String WRONG = "conference.structure.fixture.modules";

  /** What the tests bring along of the store is no part of the service. */
  private static final ApplicationModules SERVICE =
      ApplicationModules.of(
          "conference",
          location ->
              new ImportOption.DoNotIncludeTests().includes(location)
                  && !location.contains("/conference/store/"));

  @Test
  void no_package_reaches_into_another_one_or_imports_what_it_did_not_declare() {
    SERVICE.verify();
  }

  @Test
  void every_feature_is_a_module() {
    assertThat(SERVICE)
        .extracting(module -> module.getBasePackage().getName())
        .containsExactlyInAnyOrder(
            "conference.platform",
            "conference.privacy",
            "conference.catalogue",
            "conference.registration",
            "conference.waitinglist",
            "conference.notification",
            "conference.organiser");
  }

  @Test
  void a_package_that_imports_what_it_did_not_declare_would_be_found_out() {
    var modules = ApplicationModules.of(WRONG, location -> true);

    assertThatThrownBy(modules::verify)
        .isInstanceOf(Violations.class)
        .hasMessageContaining("outer")
        .hasMessageContaining("inner");
  }
}
