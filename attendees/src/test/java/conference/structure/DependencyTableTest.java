package conference.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;

/** docs/architecture.md says what the packages declare and what the classes really import. */
class DependencyTableTest {

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("conference");

  private static DependencyTable page() throws IOException {
    return DependencyTable.readFrom(Files.readString(Path.of("../docs/architecture.md")));
  }

  private static Set<String> features() {
    return SERVICE.stream()
        .filter(type -> !type.getPackageName().equals("conference.store"))
        .map(DependencyTable::feature)
        .filter(feature -> !feature.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void the_table_has_a_row_for_every_package() throws IOException {
    assertThat(page().mayImport().keySet()).containsExactlyInAnyOrderElementsOf(features());
  }

  @Test
  void the_packages_declare_what_the_table_says() throws ReflectiveOperationException, IOException {
    var declared = new TreeMap<String, Set<String>>();
    for (var feature : features()) {
      declared.put(feature, declaredBy(feature));
    }

    assertThat(declared).isEqualTo(page().mayImport());
  }

  private static Set<String> declaredBy(String feature) throws ReflectiveOperationException {
    var info = Class.forName("conference." + feature + ".package-info");
    var declaration = info.getAnnotation(ApplicationModule.class);
    assertThat(declaration).as("@ApplicationModule of " + feature).isNotNull();
    return new TreeSet<>(Arrays.asList(declaration.allowedDependencies()));
  }

  @Test
  void no_class_imports_more_than_the_table_allows() throws IOException {
    assertThat(page().forbiddenImports(SERVICE)).isEmpty();
  }

  @Test
  void a_table_that_allowed_less_would_be_found_out() {
    var strict = new DependencyTable(Map.of("catalogue", Set.of("privacy")));

    assertThat(strict.forbiddenImports(SERVICE))
        .contains("conference.catalogue.CatalogueRefresh → conference.platform.Job")
        .noneMatch(
            use -> use.startsWith("conference.catalogue.CatalogueRetention → conference.privacy"));
  }

  @Test
  void rows_are_read_with_their_packages_and_a_dash_is_none() {
    var table =
        DependencyTable.readFrom(
            """
            | package | owns | may import |
            |---|---|---|
            | platform | ids, time | – |
            | catalogue | events | privacy, platform |
            """);

    assertThat(table.mayImport())
        .isEqualTo(Map.of("platform", Set.of(), "catalogue", Set.of("privacy", "platform")));
  }
}
