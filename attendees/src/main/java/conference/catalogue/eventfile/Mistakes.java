package conference.catalogue.eventfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with one file, so that all of it can be told at once. */
final class Mistakes {

  private record Place(int line, int column) {}

  private static final int LONGEST = 400;
  private static final Place TOP = new Place(1, 1);

  private final String file;
  private final List<Mistake> found = new ArrayList<>();
  private final Map<String, Place> places = new HashMap<>();

  Mistakes(String file) {
    this.file = file;
  }

  /** Remembers where something is, for those who find out later that it is wrong. */
  void locate(String path, int line, int column) {
    places.putIfAbsent(path, new Place(line, column));
  }

  /** At the place of that path, or of the nearest part of the file around it. */
  void add(String path, String text) {
    var place = placeOf(path);
    add(place.line, place.column, path, text);
  }

  void add(int line, int column, String path, String text) {
    found.add(new Mistake(file, line, column, printable(path), printable(text)));
  }

  /** What is quoted from a file may be endless, or meant to play tricks on a terminal. */
  private static String printable(String text) {
    var line = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    return line.replaceAll("\\p{Cc}", " ");
  }

  int lineOf(String path) {
    return placeOf(path).line;
  }

  private Place placeOf(String path) {
    for (var around = path; !around.isEmpty(); around = parent(around)) {
      var place = places.get(around);
      if (place != null) {
        return place;
      }
    }
    return places.getOrDefault("", TOP);
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }

  /** To check what belongs together only where each part was fine. */
  int count() {
    return found.size();
  }

  List<Mistake> inOrder() {
    return found.stream().distinct().sorted().toList();
  }
}
