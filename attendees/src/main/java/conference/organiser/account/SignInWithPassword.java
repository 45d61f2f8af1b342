package conference.organiser.account;

import conference.registration.EmailAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The first half of signing in without a passkey. */
@Component
final class SignInWithPassword {

  sealed interface Outcome {
    /** The password is right; a code of the authenticator app comes next. */
    record CodeNeeded(UUID accountId) implements Outcome {}

    /** No account, no password, or a wrong one: nobody learns which. */
    record Refused() implements Outcome {}

    record TooManyAttempts() implements Outcome {}
  }

  private final AccountStore accounts;
  private final Passwords passwords;
  private final Attempts attempts;

  SignInWithPassword(AccountStore accounts, Passwords passwords, Attempts attempts) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.attempts = attempts;
  }

  Outcome signIn(HttpServletRequest request, String writtenEmail, String password) {
    Optional<EmailAddress> email = EmailAddress.parse(writtenEmail);
    String about =
        email.map(EmailAddress::normalised).orElse(writtenEmail.strip().toLowerCase(Locale.ROOT));
    Attempts.Counted counted = attempts.counted(request, "password", about);
    if (!attempts.begin(counted)) {
      return new Outcome.TooManyAttempts();
    }
    Optional<Account> account = email.flatMap(accounts::find);
    boolean right = passwords.matches(password, account.map(Account::passwordHash).orElse(null));
    if (!right) {
      return new Outcome.Refused();
    }
    attempts.forgive(counted);
    return new Outcome.CodeNeeded(account.orElseThrow().id());
  }
}
