package conference.structure;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which package may import which, as a page says it in a table. */
record DependencyTable(Map<String, Set<String>> mayImport) {

  private static final String ROOT = "conference.";
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (?!package )([a-z]+) \\| [^|]+ \\| ([a-z, –]+) \\|$");

  static DependencyTable readFrom(String page) {
    var mayImport = new LinkedHashMap<String, Set<String>>();
    ROW.matcher(page).results().forEach(row -> mayImport.put(row.group(1), packages(row.group(2))));
    return new DependencyTable(mayImport);
  }

  private static Set<String> packages(String cell) {
    return Arrays.stream(cell.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.equals("–"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Every import between packages that the table doesn't allow. */
  Set<String> forbiddenImports(JavaClasses classes) {
    return classes.stream()
        .flatMap(origin -> origin.getDirectDependenciesFromSelf().stream())
        .filter(use -> !isAllowed(feature(use.getOriginClass()), feature(use.getTargetClass())))
        .map(use ->
            "%s → %s".formatted(use.getOriginClass().getName(), use.getTargetClass().getName()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isAllowed(String from, String to) {
    return from.isEmpty()
        || to.isEmpty()
        || from.equals(to)
        || mayImport.getOrDefault(from, Set.of()).contains(to);
  }

  /** The first part below the root package; empty for the root itself and for foreign classes. */
  static String feature(JavaClass type) {
    var name = type.getPackageName();
    return name.startsWith(ROOT) ? name.substring(ROOT.length()).replaceFirst("\\..*", "") : "";
  }
}
