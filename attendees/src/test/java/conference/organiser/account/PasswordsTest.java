package conference.organiser.account;

import static org.assertj.core.api.Assertions.assertThat;

import conference.platform.TooBusy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PasswordsTest {

  private static final String PASSWORD = "harbour crane tuesday lantern";

  @Test
  void a_password_matches_its_hash_and_no_other_and_nothing_matches_none() {
    Passwords passwords = new Passwords();
    String hash = passwords.hash(PASSWORD);

    assertThat(passwords.matches(PASSWORD, hash)).isTrue();
    assertThat(passwords.matches(PASSWORD + "x", hash)).isFalse();
    assertThat(passwords.matches(PASSWORD, null)).isFalse();
    assertThat(passwords.hash(PASSWORD)).isNotEqualTo(hash);
  }

  @Test
  void the_same_letters_typed_on_another_keyboard_are_the_same_password() {
    Passwords passwords = new Passwords();

    assertThat(
            passwords.matches("Zoe\u0308 crane tuesday", passwords.hash("Zo\u00eb crane tuesday")))
        .isTrue();
  }

  @Test
  void many_at_once_do_not_take_the_memory_that_sign_ups_need() throws Exception {
    Passwords passwords = new Passwords(Duration.ZERO);

    List<Callable<String>> attempts = Collections.nCopies(24, () -> hashOrTurnedAway(passwords));
    List<String> outcomes = new ArrayList<>();
    // Threads of the system: it lets them all begin, however few processors there are.
    try (var threads = Executors.newFixedThreadPool(attempts.size())) {
      for (Future<String> outcome : threads.invokeAll(attempts)) {
        outcomes.add(outcome.get());
      }
    }

    assertThat(outcomes).contains("hashed", "turned away");
  }

  private static String hashOrTurnedAway(Passwords passwords) {
    try {
      passwords.hash(PASSWORD);
      return "hashed";
    } catch (TooBusy away) {
      return "turned away";
    }
  }
}
