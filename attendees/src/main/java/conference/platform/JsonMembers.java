package conference.platform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Takes the members of a JSON object one by one and collects everything that is wrong with them, so
 * that an answer can list all of it. Binding to a class would stop at the first.
 */
public final class JsonMembers {

  private final String pointer;
  private final JsonNode node;
  private final List<FieldError> errors;
  private final Set<String> asked = new HashSet<>();

  private JsonMembers(String pointer, JsonNode node, List<FieldError> errors) {
    this.pointer = pointer;
    this.node = node;
    this.errors = errors;
  }

  /** The whole body; anything but an object is one error at its root. */
  public static JsonMembers of(JsonNode body, List<FieldError> errors) {
    return at("#", body, errors);
  }

  private static JsonMembers at(String pointer, @Nullable JsonNode node, List<FieldError> errors) {
    if (node != null && node.isObject()) {
      return new JsonMembers(pointer, node, errors);
    }
    if (node != null) {
      errors.add(FieldError.at(pointer, "wrong-type"));
    }
    return new JsonMembers(pointer, JsonNodeFactory.instance.objectNode(), errors);
  }

  public String pointer(String name) {
    return pointer + FieldError.step(name);
  }

  public void refuse(String name, String code) {
    errors.add(FieldError.at(pointer(name), code));
  }

  public boolean has(String name) {
    return node.has(name);
  }

  /** The member as it is, or null when absent or JSON null. */
  public @Nullable JsonNode find(String name) {
    asked.add(name);
    var value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  public @Nullable String findText(String name) {
    var value = find(name);
    if (value != null && !value.isString()) {
      refuse(name, "wrong-type");
      return null;
    }
    return value == null ? null : value.stringValue();
  }

  /** Null stands for an error that has been noted. */
  public @Nullable String requireText(String name) {
    if (find(name) == null) {
      refuse(name, "required");
      return null;
    }
    return findText(name);
  }

  /** The texts of an array, each with its place when it is none; empty when it is absent. */
  public List<String> findTexts(String name) {
    var value = find(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      refuse(name, "wrong-type");
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      if (value.get(i).isString()) {
        texts.add(value.get(i).stringValue());
      } else {
        errors.add(FieldError.at(pointer(name) + FieldError.step(String.valueOf(i)), "wrong-type"));
      }
    }
    return texts;
  }

  public @Nullable Boolean findBoolean(String name) {
    var value = find(name);
    if (value != null && !value.isBoolean()) {
      refuse(name, "wrong-type");
      return null;
    }
    return value == null ? null : value.booleanValue();
  }

  public @Nullable Integer requireInt(String name) {
    var value = find(name);
    if (value == null) {
      refuse(name, "required");
      return null;
    }
    if (!value.isInt()) {
      refuse(name, "wrong-type");
      return null;
    }
    return value.intValue();
  }

  /** An object within this one; empty when it is absent. */
  public JsonMembers object(String name) {
    return at(pointer(name), find(name), errors);
  }

  public Set<String> names() {
    return new LinkedHashSet<>(node.propertyNames());
  }

  /** To be called last: whatever nobody asked for is refused. */
  public void refuseOthers(String code) {
    for (var name : node.propertyNames()) {
      if (!asked.contains(name)) {
        refuse(name, code);
      }
    }
  }
}
