package conference.catalogue.eventfile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Turns bytes into a tree whose every part knows its place. Takes the plain part of YAML only:
 * tags, anchors and aliases, with which a small file can name a class or grow without end, are
 * refused before anything is built.
 */
final class YamlSource {

  static final int MAX_BYTES = 1024 * 1024;
  private static final int MAX_DEPTH = 12;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(MAX_BYTES).setAllowDuplicateKeys(true).build();

  private final Mistakes mistakes;

  YamlSource(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The tree, or nothing when it can't be read as one; the mistakes say why. */
  Optional<Node> parse(byte[] bytes) {
    return decode(bytes).flatMap(this::compose);
  }

  private Optional<String> decode(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      mistakes.add("", "the file is larger than 1 MiB; an event file is a few kilobytes of text");
      return Optional.empty();
    }
    var text = CharBuffer.allocate(bytes.length);
    var rest = ByteBuffer.wrap(bytes);
    var result = StandardCharsets.UTF_8.newDecoder().decode(rest, text, true);
    text.flip();
    if (result.isError()) {
      report(text, text.length(), "this is not UTF-8; save the file in UTF-8");
      return Optional.empty();
    }
    boolean byteOrderMark = !text.isEmpty() && text.charAt(0) == '\uFEFF';
    return Optional.of(text.toString().substring(byteOrderMark ? 1 : 0));
  }

  private Optional<Node> compose(String text) {
    int before = mistakes.count();
    try {
      refuseWhatIsNotPlain(text);
      if (mistakes.count() > before) {
        return Optional.empty();
      }
      var root = new Compose(SETTINGS).composeString(text);
      if (root.isEmpty()) {
        mistakes.add("", "the file is empty; docs/event-file.md shows what belongs in it");
      }
      return root;
    } catch (MarkedYamlEngineException wrong) {
      report(wrong.getProblemMark(), "this is not valid YAML: " + explain(wrong));
    } catch (ReaderException wrong) {
      report(text, wrong.getPosition(), "this is a character that YAML doesn't allow; remove it");
    } catch (YamlEngineException wrong) {
      mistakes.add("", "this is not valid YAML: " + wrong.getMessage());
    }
    return Optional.empty();
  }

  private void refuseWhatIsNotPlain(String text) {
    int depth = 0;
    int documents = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      refuseTagOrAlias(event);
      depth += depthOf(event);
      if (depth > MAX_DEPTH) {
        report(event, "this is nested more than %d deep".formatted(MAX_DEPTH));
        return;
      }
      if (event instanceof DocumentStartEvent && ++documents == 2) {
        report(event, "a second document begins here; write one event per file");
        return;
      }
    }
  }

  private static int depthOf(Event event) {
    return switch (event) {
      case CollectionStartEvent start -> 1;
      case CollectionEndEvent end -> -1;
      default -> 0;
    };
  }

  private void refuseTagOrAlias(Event event) {
    var tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case CollectionStartEvent collection -> collection.getTag();
          default -> Optional.<String>empty();
        };
    tag.ifPresent(t -> report(event, "tags such as %s are not taken; remove it".formatted(t)));
    if (event instanceof AliasEvent alias) {
      report(event, "aliases (*%s) are not taken; repeat it".formatted(alias.getAlias()));
    } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      report(event, "anchors (&%s) are not taken; remove it".formatted(node.getAnchor().get()));
    }
  }

  private static String explain(MarkedYamlEngineException wrong) {
    var problem = String.valueOf(wrong.getProblem());
    if (problem.contains("TAB")) {
      return "a tab where only spaces may stand; indent with spaces";
    }
    var context = wrong.getContext() == null ? "" : " " + wrong.getContext();
    if (problem.contains("mapping values are not allowed")) {
      return problem + context + "; put texts that contain \": \" in quotes";
    }
    return problem + context + "; check the indentation, and quote texts with special characters";
  }

  private void report(Event event, String text) {
    report(event.getStartMark(), text);
  }

  private void report(Optional<Mark> mark, String text) {
    int line = mark.map(Mark::getLine).orElse(0);
    int column = mark.map(Mark::getColumn).orElse(0);
    mistakes.add(line + 1, column + 1, "", text);
  }

  private void report(CharSequence source, int position, String text) {
    var before = source.subSequence(0, Math.min(position, source.length())).toString();
    int line = (int) before.lines().count();
    boolean atLineStart = before.isEmpty() || before.endsWith("\n");
    int column = before.length() - before.lastIndexOf('\n');
    mistakes.add(atLineStart ? line + 1 : line, column, "", text);
  }
}
