package conference.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Reads {@link Settings}. Spring's own binding stops at the first bad value; an operator should see
 * all mistakes in one go, each with where it is and what was probably meant.
 */
final class SettingsReader {

  private static final String ROOT = "conference";

  private final ConfigurableEnvironment environment;
  private final Binder binder;
  private final Set<String> mistakes = new LinkedHashSet<>();
  private final Map<String, Boolean> known = new LinkedHashMap<>();

  SettingsReader(ConfigurableEnvironment environment) {
    this.environment = environment;
    this.binder = Binder.get(environment);
  }

  Settings read() {
    var settings = record(ROOT, Settings.class);
    refuseUnknown();
    if (settings == null || !mistakes.isEmpty()) {
      throw new InvalidSettings(List.copyOf(mistakes));
    }
    return settings;
  }

  private <T extends Record> @Nullable T record(String path, Class<T> type) {
    var constructor = type.getDeclaredConstructors()[0];
    var values = Arrays.stream(constructor.getParameters()).map(p -> value(path, p)).toArray();
    if (Arrays.stream(values).anyMatch(v -> v == null)) {
      return null;
    }
    try {
      return type.cast(constructor.newInstance(values));
    } catch (InvocationTargetException e) {
      mistakes.add(path + ": " + e.getTargetException().getMessage());
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private @Nullable Object value(String parent, Parameter component) {
    var path = parent + "." + kebab(component.getName());
    if (component.getType().isRecord()) {
      return record(path, component.getType().asSubclass(Record.class));
    }
    boolean list = component.getType() == List.class;
    known.put(path, list);
    if (list) {
      var bound = binder.bind(path, Bindable.listOf(String.class));
      return bound.isBound() ? bound.get() : missing(path);
    }
    var fallback = component.getAnnotation(DefaultValue.class);
    var otherwise = fallback == null ? "" : fallback.value()[0];
    var written = binder.bind(path, String.class).orElse(otherwise);
    return written.isBlank() ? missing(path) : converted(path, written, component.getType());
  }

  private @Nullable Object missing(String path) {
    mistakes.add(path + " is missing");
    return null;
  }

  private @Nullable Object converted(String path, String written, Class<?> type) {
    if (type == Path.class) {
      return readableFile(path, Path.of(written));
    }
    try {
      return ApplicationConversionService.getSharedInstance().convert(written, type);
    } catch (RuntimeException e) {
      mistakes.add(
          "%s%s: \"%s\" is not a valid %s"
              .formatted(path, where(path), written, type.getSimpleName()));
      return null;
    }
  }

  private @Nullable Path readableFile(String path, Path file) {
    if (Files.isRegularFile(file) && Files.isReadable(file)) {
      return file.toAbsolutePath();
    }
    mistakes.add("%s%s: there is no readable file %s".formatted(path, where(path), file));
    return null;
  }

  private void refuseUnknown() {
    for (var source : ConfigurationPropertySources.get(environment)) {
      if (source instanceof IterableConfigurationPropertySource iterable
          && !fromProcessEnvironment(source.getUnderlyingSource())) {
        iterable.stream()
            .filter(ConfigurationPropertyName.of(ROOT)::isAncestorOf)
            .map(ConfigurationPropertyName::toString)
            .filter(name -> !isKnown(name))
            .distinct()
            .forEach(name ->
                mistakes.add(
                    name + where(name) + " is unknown" + Suggestion.phrase(name, known.keySet())));
      }
    }
  }

  private static boolean fromProcessEnvironment(@Nullable Object source) {
    return source instanceof SystemEnvironmentPropertySource p
        && StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME.equals(p.getName());
  }

  private boolean isKnown(String name) {
    int bracket = name.indexOf('[');
    return bracket < 0
        ? known.containsKey(name)
        : Boolean.TRUE.equals(known.get(name.substring(0, bracket)));
  }

  /** File, line and column, where the source knows them. */
  private String where(String path) {
    var name = ConfigurationPropertyName.of(path);
    for (var source : ConfigurationPropertySources.get(environment)) {
      var property = source.getConfigurationProperty(name);
      if (property != null && property.getOrigin() != null) {
        return " (" + property.getOrigin() + ")";
      }
    }
    return "";
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
