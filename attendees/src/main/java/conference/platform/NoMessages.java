package conference.platform;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;

/**
 * Spring's own messages are not used: problems have codes, which the website translates. The source
 * that Spring would make otherwise lists all the locales of Java as it loads, at each start.
 */
final class NoMessages implements MessageSource {

  @Override
  public @Nullable String getMessage(
      String code,
      Object @Nullable [] arguments,
      @Nullable String otherwise,
      @Nullable Locale locale) {
    return otherwise;
  }

  @Override
  public String getMessage(String code, Object @Nullable [] arguments, @Nullable Locale locale) {
    throw new NoSuchMessageException(code);
  }

  @Override
  public String getMessage(MessageSourceResolvable message, @Nullable Locale locale) {
    return Objects.requireNonNullElse(message.getDefaultMessage(), "");
  }
}
