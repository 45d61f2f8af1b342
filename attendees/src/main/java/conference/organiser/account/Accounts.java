package conference.organiser.account;

import conference.registration.EmailAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who the accounts belong to, for the rest of the organiser's desk. */
@Component
public final class Accounts {

  private final AccountStore store;

  Accounts(AccountStore store) {
    this.store = store;
  }

  public record Person(UUID accountId, String name, String email) {}

  public List<Person> find(Collection<UUID> ids) {
    return store.findAll(ids).stream().map(Accounts::person).toList();
  }

  /** What those are called who have an account still, by its id. */
  public Map<UUID, String> names(Stream<@Nullable UUID> ids) {
    List<UUID> known = ids.filter(Objects::nonNull).distinct().toList();
    return known.isEmpty()
        ? Map.of()
        : find(known).stream().collect(Collectors.toMap(Person::accountId, Person::name));
  }

  public Optional<Person> find(EmailAddress email) {
    return store.find(email).map(Accounts::person);
  }

  private static Person person(Account account) {
    return new Person(account.id(), account.name(), account.email());
  }
}
