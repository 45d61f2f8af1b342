package conference.registration;

import static java.util.Objects.requireNonNull;

import conference.registration.CommitWatch.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What should have happened: seats go to those who wait in the order of their positions as far as
 * they can use them, and to newcomers only where nobody waits; what organisers gave beyond the
 * capacity is worked off first. It takes the steps of a store one transaction after the other, and
 * notes where somebody was overtaken, passed over or let in.
 */
final class LineModel {

  private record Waiting(UUID registration, UUID type) {}

  private final Map<UUID, Set<UUID>> poolsOfTypes;
  private final Map<UUID, Integer> capacities;
  private final Map<UUID, Integer> left;
  private final Map<UUID, UUID> seats = new HashMap<>();
  private final TreeMap<Long, Waiting> line = new TreeMap<>();
  private final List<String> mistakes = new ArrayList<>();
  private long lastPosition;

  LineModel(Map<UUID, Set<UUID>> poolsOfTypes, Map<UUID, Integer> capacities) {
    this.poolsOfTypes = poolsOfTypes;
    this.left = new HashMap<>(capacities);
    this.capacities = new HashMap<>(capacities);
  }

  static List<String> mistakes(
      Map<UUID, Set<UUID>> poolsOfTypes, Map<UUID, Integer> capacities, List<Step> steps) {
    var model = new LineModel(poolsOfTypes, capacities);
    var transaction = new ArrayList<Step>();
    for (var step : steps) {
      if (!transaction.isEmpty() && !transaction.getLast().tx().equals(step.tx())) {
        model.take(transaction);
        transaction.clear();
      }
      transaction.add(step);
    }
    model.take(transaction);
    return model.mistakes;
  }

  private void take(List<Step> transaction) {
    var served = new LinkedHashSet<UUID>();
    var newcomers = new ArrayList<Step>();
    var joined = new ArrayList<Step>();
    for (var step : transaction) {
      if (step.registration() == null) {
        resize(requireNonNull(step.pool()), step.capacity());
      } else if (step.given()) {
        give(step);
      } else if (isServing(step)) {
        served.add(step.registration());
      } else if (isLive(step.before()) && !isSameSeat(step)) {
        leave(step.registration());
        if (isLive(step.after())) {
          newcomers.add(step);
        }
      } else if (step.before() == null) {
        (requireNonNull(step.after()).equals("waiting") ? joined : newcomers).add(step);
      }
    }
    newcomers.forEach(this::letIn);
    serve(served);
    joined.forEach(this::join);
  }

  private static boolean isLive(@Nullable String state) {
    return state != null && !state.equals("cancelled");
  }

  private static boolean isServing(Step step) {
    return "waiting".equals(step.before())
        && isLive(step.after())
        && requireNonNull(step.typeBefore()).equals(step.typeAfter());
  }

  /** An offer that is accepted. */
  private static boolean isSameSeat(Step step) {
    return isLive(step.after()) && requireNonNull(step.typeBefore()).equals(step.typeAfter());
  }

  private void resize(UUID pool, int capacity) {
    int before = requireNonNull(capacities.put(pool, capacity));
    left.merge(pool, capacity - before, Integer::sum);
  }

  private void leave(UUID registration) {
    var type = seats.remove(registration);
    if (type != null) {
      change(type, 1);
    } else if (!line.values().removeIf(one -> one.registration().equals(registration))) {
      mistakes.add("somebody left who was not there: " + registration);
    }
  }

  /** By hand, where there is none; whoever waited for it leaves the line. */
  private void give(Step step) {
    var registration = requireNonNull(step.registration());
    var type = requireNonNull(step.typeAfter());
    line.values().removeIf(one -> one.registration().equals(registration));
    if (hasLeft(type)) {
      mistakes.add("there was a place, and one beyond the capacity was given: " + registration);
    }
    change(type, -1);
    seats.put(registration, type);
  }

  private void letIn(Step step) {
    var type = requireNonNull(step.typeAfter());
    if (line.values().stream().anyMatch(one -> one.type().equals(type))) {
      mistakes.add("a newcomer overtook those who wait: " + step.registration());
    }
    seat(requireNonNull(step.registration()), type);
  }

  private void seat(UUID registration, UUID type) {
    if (!hasLeft(type)) {
      mistakes.add("there was no seat left for " + registration);
    }
    change(type, -1);
    seats.put(registration, type);
  }

  private void serve(Set<UUID> served) {
    var expected = new LinkedHashSet<UUID>();
    for (var place : List.copyOf(line.entrySet())) {
      var one = place.getValue();
      if (hasLeft(one.type())) {
        line.remove(place.getKey());
        seat(one.registration(), one.type());
        expected.add(one.registration());
      }
    }
    if (!expected.equals(served)) {
      mistakes.add("served were " + served + ", and should have been " + expected);
    }
  }

  private void join(Step step) {
    long position = requireNonNull(step.position());
    if (position <= lastPosition) {
      mistakes.add("position " + position + " was given after " + lastPosition);
    }
    lastPosition = position;
    var type = requireNonNull(step.typeAfter());
    if (hasLeft(type) && line.values().stream().noneMatch(one -> one.type().equals(type))) {
      mistakes.add("somebody waits who could have had a seat: " + step.registration());
    }
    line.put(position, new Waiting(requireNonNull(step.registration()), type));
  }

  private boolean hasLeft(UUID type) {
    return requireNonNull(poolsOfTypes.get(type)).stream()
        .allMatch(pool -> requireNonNull(left.get(pool)) > 0);
  }

  private void change(UUID type, int by) {
    requireNonNull(poolsOfTypes.get(type)).forEach(pool -> left.merge(pool, by, Integer::sum));
  }
}
