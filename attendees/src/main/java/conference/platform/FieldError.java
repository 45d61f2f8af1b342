package conference.platform;

/** What is wrong with one field: where (RFC 6901, as a URI fragment) and which rule it breaks. */
public record FieldError(String pointer, String code) {

  public static FieldError at(String pointer, String code) {
    return new FieldError(pointer, code);
  }

  /** One step of a pointer; half a surrogate pair could not even be sent back. */
  public static String step(String name) {
    var step = new StringBuilder("/");
    name.codePoints()
        .limit(100)
        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(step::appendCodePoint);
    return "/" + step.substring(1).replace("~", "~0").replace("/", "~1");
  }
}
