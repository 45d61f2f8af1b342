package conference.organiser.account;

import conference.organiser.access.AccountKeys;
import conference.platform.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The second half: a code of the authenticator app, or one of the recovery codes. */
@Component
final class SignInWithCode {

  private static final Pattern APP_CODE = Pattern.compile("\\s*\\d{3}\\s*\\d{3}\\s*");

  sealed interface Outcome {
    record SignedIn(Account account) implements Outcome {}

    record Refused() implements Outcome {}

    record TooManyAttempts() implements Outcome {}
  }

  private final AccountStore accounts;
  private final OneTimeCodes codes;
  private final AccountKeys keys;
  private final Attempts attempts;
  private final Transactions transactions;

  SignInWithCode(
      AccountStore accounts,
      OneTimeCodes codes,
      AccountKeys keys,
      Attempts attempts,
      Transactions transactions) {
    this.accounts = accounts;
    this.codes = codes;
    this.keys = keys;
    this.attempts = attempts;
    this.transactions = transactions;
  }

  Outcome signIn(HttpServletRequest request, UUID accountId, String code) {
    Optional<Account> account = accounts.find(accountId);
    if (account.isEmpty()) {
      return new Outcome.Refused();
    }
    Attempts.Counted counted = attempts.counted(request, "code", account.get().normalisedEmail());
    if (!attempts.begin(counted)) {
      return new Outcome.TooManyAttempts();
    }
    if (!transactions.write(() -> use(account.get(), code))) {
      return new Outcome.Refused();
    }
    attempts.forgive(counted);
    return new Outcome.SignedIn(account.get());
  }

  private boolean use(Account account, String code) {
    if (!APP_CODE.matcher(code).matches()) {
      return accounts.useRecoveryCode(account.id(), codes.recoveryMac(code));
    }
    String secret = account.totpSecret();
    OptionalLong step =
        secret == null ? OptionalLong.empty() : codes.step(keys.decrypt(secret), code);
    return step.isPresent() && accounts.useCode(account.id(), step.getAsLong());
  }
}
