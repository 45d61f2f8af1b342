package conference.organiser.overview;

import conference.catalogue.CapacityPool;
import conference.catalogue.EventDefinition;
import conference.catalogue.TicketType;
import conference.platform.Transactions;
import conference.registration.Registration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts an event into numbers. */
@Component
final class ReadOverview {

  private final OverviewStore store;
  private final Transactions transactions;
  private final InstantSource clock;

  ReadOverview(OverviewStore store, Transactions transactions, InstantSource clock) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A pool, with its days from the first that had something to the last, and when it is full. */
  record PoolNumbers(CapacityPool pool, int taken, List<Day> days, Optional<Forecast> forecast) {
    PoolNumbers {
      days = List.copyOf(days);
    }
  }

  /** A ticket type, with how many of its registrations are in each state. */
  record TypeNumbers(TicketType type, Map<Registration.State, Long> states) {
    TypeNumbers {
      states = Map.copyOf(states);
    }
  }

  /** All of it, as of one moment. */
  record Overview(Instant at, List<PoolNumbers> pools, List<TypeNumbers> ticketTypes) {
    Overview {
      pools = List.copyOf(pools);
      ticketTypes = List.copyOf(ticketTypes);
    }
  }

  Overview read(EventDefinition event) {
    Instant now = clock.instant();
    UUID eventId = event.id().value();
    return transactions.read(() -> {
      List<OverviewStore.OfDay> days = store.byDay(eventId, event.timeZone());
      Map<UUID, Integer> taken = store.taken(eventId);
      LocalDate today = LocalDate.ofInstant(now, event.timeZone());
      return new Overview(
          now,
          event.pools().stream()
              .map(pool ->
                  numbers(pool, taken.getOrDefault(pool.id(), 0), of(pool, event, days), today))
              .toList(),
          types(event, store.byType(eventId)));
    });
  }

  private static PoolNumbers numbers(
      CapacityPool pool, int taken, List<Day> days, LocalDate today) {
    return new PoolNumbers(
        pool, taken, days, Forecast.of((long) pool.capacity() - taken, days, today));
  }

  /** The days of all ticket types that take from the pool, together. */
  private static List<Day> of(
      CapacityPool pool, EventDefinition event, List<OverviewStore.OfDay> days) {
    Set<UUID> types =
        event.ticketTypes().stream()
            .filter(type -> type.poolIds().contains(pool.id()))
            .map(TicketType::id)
            .collect(Collectors.toSet());
    SortedMap<LocalDate, Day> together = new TreeMap<>();
    for (OverviewStore.OfDay one : days) {
      if (types.contains(one.ticketTypeId())) {
        together.merge(
            one.day(),
            new Day(one.day(), one.taken(), one.givenBack()),
            (a, b) -> new Day(a.day(), a.taken() + b.taken(), a.givenBack() + b.givenBack()));
      }
    }
    return List.copyOf(together.values());
  }

  private static List<TypeNumbers> types(EventDefinition event, List<OverviewStore.OfType> counts) {
    List<TypeNumbers> types = new ArrayList<>();
    for (TicketType type : event.ticketTypes()) {
      Map<Registration.State, Long> states = new EnumMap<>(Registration.State.class);
      for (Registration.State state : Registration.State.values()) {
        states.put(state, 0L);
      }
      counts.stream()
          .filter(count -> count.ticketTypeId().equals(type.id()))
          .forEach(count -> states.put(count.state(), count.count()));
      types.add(new TypeNumbers(type, states));
    }
    return types;
  }

  /** What those who have a place answered to a question. */
  List<OverviewStore.Answered> answers(EventDefinition event, String question, int most) {
    return transactions.read(() -> store.answers(event.id().value(), question, most));
  }
}
