package conference.organiser.attendees;

import conference.catalogue.EventDefinition;
import conference.platform.FieldError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Those whom a list shows, for whoever does something for all of them. */
@Component
public final class ChooseAttendees {

  private static final Pattern AND = Pattern.compile("&");

  private final FindAttendees findAttendees;

  ChooseAttendees(FindAttendees findAttendees) {
    this.findAttendees = findAttendees;
  }

  /** Either those, in the order of their registration, or what is wrong with the view. */
  public record Choice(List<UUID> registrations, List<FieldError> errors) {
    public Choice {
      registrations = List.copyOf(registrations);
      errors = List.copyOf(errors);
    }
  }

  /**
   * On all pages of a view; whoever has cancelled only where the view asks for that state.
   *
   * @param view as in the address of the list, without the question mark
   */
  public Choice choose(EventDefinition event, String view) {
    var reading = AttendeeQueryReader.read(event, parameters(view));
    return reading
        .query()
        .map(query -> new Choice(findAttendees.everybody(event.id().value(), query), List.of()))
        .orElseGet(() -> new Choice(List.of(), reading.errors()));
  }

  /** What is wrong with a view, without looking at anybody. */
  public static List<FieldError> mistakes(EventDefinition event, String view) {
    return AttendeeQueryReader.read(event, parameters(view)).errors();
  }

  /** Whether it looks for somebody: what is kept of a view must not, as it could name them. */
  public static boolean hasSearch(String view) {
    return parameters(view).containsKey("search");
  }

  private static MultiValueMap<String, String> parameters(String view) {
    var parameters = new LinkedMultiValueMap<String, String>();
    AND.splitAsStream(view)
        .filter(one -> one.indexOf('=') > 0)
        .forEach(one -> {
          int equals = one.indexOf('=');
          parameters.add(decoded(one.substring(0, equals)), decoded(one.substring(equals + 1)));
        });
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
