package conference.organiser.account;

import conference.organiser.access.AccountKeys;
import conference.platform.JsonMembers;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A password that somebody chooses, and the authenticator app that goes with it. */
@Component
final class NewPassword {

  private static final String ISSUER = "Conference Registration";

  private final Passwords passwords;
  private final OneTimeCodes codes;
  private final AccountKeys keys;

  NewPassword(Passwords passwords, OneTimeCodes codes, AccountKeys keys) {
    this.passwords = passwords;
    this.codes = codes;
    this.keys = keys;
  }

  @Schema(name = "Authenticator")
  record AuthenticatorBody(
      @Schema(description = "To type, in Base32") String secret,
      @Schema(description = "To scan: otpauth://…") String uri) {}

  record Chosen(String hash, String encryptedSecret, AuthenticatorBody authenticator) {}

  /** Null stands for an error that has been noted. */
  @Nullable String read(JsonMembers members, String name, String email) {
    String password = members.requireText("password");
    if (password == null) {
      return null;
    }
    Optional<String> problem = passwords.problem(password, name, email);
    problem.ifPresent(code -> members.refuse("password", code));
    return problem.isPresent() ? null : password;
  }

  Chosen choose(String password, String email) {
    byte[] secret = codes.newSecret();
    return new Chosen(
        passwords.hash(password),
        keys.encrypt(secret),
        new AuthenticatorBody(
            OneTimeCodes.written(secret), OneTimeCodes.uri(secret, email, ISSUER)));
  }
}
