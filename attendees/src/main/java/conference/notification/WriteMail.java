package conference.notification;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts the content of a mail into words, as text and as HTML. */
final class WriteMail {

  record Written(String subject, String text, String html) {}

  private record Fact(String label, String value, String first, List<String> others) {}

  private record Action(String label, String url, String linkLabel) {}

  private static final Pattern BLANK_LINES = Pattern.compile("\\R\\s*\\R");

  private final Template html = layout("layout.html.mustache", true);
  private final Template text = layout("layout.txt.mustache", false);

  Written write(MailContent content) {
    MailTexts texts = MailTexts.in(content.locale());
    Map<String, Object> model = model(content, texts);
    String subject = oneLine((String) model.getOrDefault("subject", ""));
    model.put("subject", subject);
    return new Written(subject, text.execute(model), html.execute(model));
  }

  private static Map<String, Object> model(MailContent content, MailTexts texts) {
    Map<String, String> values = values(content);
    String kind = content.kind().key() + ".";
    Map<String, Object> model = new HashMap<>();
    model.put("lang", texts.locale().getLanguage());
    model.put("dir", texts.direction());
    model.put("event", content.event().title());
    model.put("organiserEmail", content.event().organiserEmail());
    for (String key : List.of("contact", "automatic")) {
      model.put(key, texts.say(key, values));
    }
    model.put("reason", texts.say(kind + "reason", values));
    MailContent.Words words = content.words();
    if (words == null) {
      model.put(
          "greeting",
          texts.say(content.givenName().isEmpty() ? "greeting-unnamed" : "greeting", values));
      for (String key : List.of("subject", "preview", "heading")) {
        model.put(key, texts.say(kind + key, values));
      }
      model.put("paragraphs", paragraphs(content, texts.say(kind + "intro", values), texts));
    } else {
      // Whoever writes themselves greets as they like.
      model.put("greeting", null);
      model.put("subject", words.subject());
      model.put("preview", words.paragraphs().getFirst());
      model.put("heading", words.subject());
      model.put("paragraphs", words.paragraphs());
    }
    List<Fact> facts = facts(content, texts);
    model.put("facts", facts);
    model.put("hasFacts", !facts.isEmpty());
    model.put("action", action(content, texts).orElse(null));
    model.put("after", texts.find(kind + "after", values).orElse(null));
    addNext(model, texts, kind, values);
    return model;
  }

  /** What an organiser wrote keeps its paragraphs. */
  private static List<String> paragraphs(MailContent content, String intro, MailTexts texts) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(intro);
    String reason = content.reasonGiven();
    if (reason != null) {
      paragraphs.add(texts.say("reason-given", values(content)));
      Collections.addAll(paragraphs, BLANK_LINES.split(reason));
    }
    return paragraphs;
  }

  private static void addNext(
      Map<String, Object> model, MailTexts texts, String kind, Map<String, String> values) {
    List<String> next = new ArrayList<>();
    Optional<String> step = texts.find(kind + "next-1", values);
    while (step.isPresent()) {
      next.add(step.get());
      step = texts.find(kind + "next-" + (next.size() + 1), values);
    }
    model.put("hasNext", !next.isEmpty());
    model.put("next", next);
    model.put("nextHeading", texts.find(kind + "next-heading", values).orElse(""));
  }

  private static Map<String, String> values(MailContent content) {
    return Map.of(
        "givenName", isolated(content.givenName()),
        "event", isolated(content.event().title()),
        "reference", content.reference(),
        "organiser", isolated(content.event().organiserName()));
  }

  private static List<Fact> facts(MailContent content, MailTexts texts) {
    MailContent.Event event = content.event();
    List<Fact> facts = new ArrayList<>();
    if (!content.reference().isEmpty()) {
      facts.add(fact(texts, "reference", List.of(content.reference())));
    }
    if (content.role() != null) {
      facts.add(fact(texts, "role", List.of(texts.say("role-" + content.role(), Map.of()))));
    }
    Instant held = content.heldUntil();
    String heldLabel = content.kind().heldLabel();
    if (held != null && heldLabel != null) {
      facts.add(fact(texts, heldLabel, when(held, event, texts.locale())));
    }
    if (content.kind().tellsOfEvent()) {
      facts.add(fact(texts, "starts", when(event.startsAt(), event, texts.locale())));
      facts.add(fact(texts, "ends", when(event.endsAt(), event, texts.locale())));
      facts.add(fact(texts, "where", event.venue()));
      facts.add(fact(texts, "ticket", List.of(content.ticketType())));
    }
    return facts;
  }

  private static Fact fact(MailTexts texts, String label, List<String> lines) {
    return new Fact(
        texts.say("label-" + label, Map.of()),
        String.join(", ", lines),
        lines.getFirst(),
        lines.subList(1, lines.size()));
  }

  /** In the event's own time, with the zone's name beside it: people travel to events. */
  private static List<String> when(Instant at, MailContent.Event event, Locale locale) {
    var time = at.atZone(event.timeZone());
    var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
    var clock = DateTimeFormatter.ofPattern("HH:mm zzzz", locale);
    return List.of(date.format(time), clock.format(time));
  }

  private static Optional<Action> action(MailContent content, MailTexts texts) {
    return Optional.ofNullable(content.link())
        .map(link ->
            new Action(
                texts.say(content.kind().key() + ".action", Map.of()),
                link.toString(),
                texts.say("link-label", Map.of())));
  }

  /** A name written from right to left must not turn the sentence around it (Unicode UAX #9). */
  private static String isolated(String text) {
    return text.codePoints().anyMatch(WriteMail::runsRightToLeft)
        ? "\u2068" + text + "\u2069"
        : text;
  }

  private static boolean runsRightToLeft(int character) {
    byte direction = Character.getDirectionality(character);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /** A header is one line, whatever somebody wrote into the title of an event. */
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cc}\u2028\u2029]+", " ").strip();
  }

  private static Template layout(String name, boolean escaping) {
    try (InputStream resource = WriteMail.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("the service was built without " + name);
      }
      return Mustache.compiler()
          .escapeHTML(escaping)
          .strictSections(true)
          .compile(new InputStreamReader(resource, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
