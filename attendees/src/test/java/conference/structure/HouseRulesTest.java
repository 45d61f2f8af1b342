package conference.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/conference/store/"))
          .importPackages("conference");

  private static final JavaClasses WRONG =
      new ClassFileImporter().importPackages("conference.structure.fixture.rules");

  static List<ArchRule> rules() {
    return HouseRules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_service_keeps_the_rule(ArchRule rule) {
    assertThat(SERVICE).isNotEmpty();
    rule.check(SERVICE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whoever_breaks_the_rule_would_be_found_out(ArchRule rule) {
    assertThat(rule.evaluate(WRONG).hasViolation()).as(rule.getDescription()).isTrue();
  }
}
