package conference.organiser.account;

import conference.registration.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AccountStore {

  private final JdbcClient jdbc;

  AccountStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String ANY = "select exists (select from account)";

  boolean isEmpty() {
    return !jdbc.sql(ANY).query(Boolean.class).single();
  }

  private static final String FIND =
      "select id, name, email, password_hash, totp_secret from account where id = :id";

  Optional<Account> find(UUID id) {
    return jdbc.sql(FIND).param("id", id).query(AccountStore::account).optional();
  }

  /** Whoever changes how an account is signed in to does so one after the other. */
  Account lock(UUID id) {
    return jdbc.sql(FIND + " for update").param("id", id).query(AccountStore::account).single();
  }

  private static final String FIND_ALL =
      "select id, name, email, password_hash, totp_secret from account where id = any(:ids)";

  List<Account> findAll(Collection<UUID> ids) {
    return jdbc.sql(FIND_ALL)
        .param("ids", ids.toArray(UUID[]::new))
        .query(AccountStore::account)
        .list();
  }

  private static final String FIND_BY_EMAIL =
      """
      select id, name, email, password_hash, totp_secret from account
      where email_normalised = :email
      """;

  Optional<Account> find(EmailAddress email) {
    return jdbc.sql(FIND_BY_EMAIL)
        .param("email", email.normalised())
        .query(AccountStore::account)
        .optional();
  }

  private static Account account(ResultSet row, int number) throws SQLException {
    return new Account(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("email"),
        row.getString("password_hash"),
        row.getString("totp_secret"));
  }

  private static final String INSERT =
      """
      insert into account (id, name, email, email_normalised, password_hash, totp_secret,
                           created_at, updated_at)
      values (:id, :name, :email, :normalised, :password, :totp, :now, :now)
      on conflict (email_normalised) do nothing
      """;

  /** {@return false when the address has an account already} */
  boolean insert(Account account, EmailAddress email, Instant now) {
    return jdbc.sql(INSERT)
            .param("id", account.id())
            .param("name", account.name())
            .param("email", account.email())
            .param("normalised", email.normalised())
            .param("password", account.passwordHash())
            .param("totp", account.totpSecret())
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  private static final String USE_CODE =
      """
      update account set totp_last_step = :step
      where id = :id and totp_secret is not null and coalesce(totp_last_step, -1) < :step
      """;

  /**
   * Remembers the time step of a code that fits.
   *
   * @return false when this code or a later one has been used: each is good once
   */
  boolean useCode(UUID id, long step) {
    return jdbc.sql(USE_CODE).param("id", id).param("step", step).update() == 1;
  }

  private static final String PUT_PASSWORD =
      """
      update account set password_hash = :password, totp_secret = :totp, totp_last_step = null,
                         updated_at = :now
      where id = :id
      """;

  void putPassword(UUID id, String passwordHash, String totpSecret, Instant now) {
    jdbc.sql(PUT_PASSWORD)
        .param("id", id)
        .param("password", passwordHash)
        .param("totp", totpSecret)
        .param("now", Timestamp.from(now))
        .update();
  }

  private static final String FORGET_CODES = "delete from recovery_code where account_id = :id";

  private static final String PUT_CODES =
      """
      insert into recovery_code (account_id, code_mac)
      select :id, mac from unnest(:macs) as m (mac)
      """;

  /** In the place of all that there were. */
  void putRecoveryCodes(UUID id, List<String> macs) {
    jdbc.sql(FORGET_CODES).param("id", id).update();
    jdbc.sql(PUT_CODES).param("id", id).param("macs", macs.toArray(String[]::new)).update();
  }

  private static final String USE_RECOVERY_CODE =
      "delete from recovery_code where account_id = :id and code_mac = :mac";

  /** {@return false when it is none of this account's, or has been used} */
  boolean useRecoveryCode(UUID id, String mac) {
    return jdbc.sql(USE_RECOVERY_CODE).param("id", id).param("mac", mac).update() == 1;
  }

  private static final String COUNT_CODES =
      "select count(*) from recovery_code where account_id = :id";

  int countRecoveryCodes(UUID id) {
    return jdbc.sql(COUNT_CODES).param("id", id).query(Integer.class).single();
  }

  private static final String DELETE = "delete from account where id = :id";

  void delete(UUID id) {
    jdbc.sql(DELETE).param("id", id).update();
  }
}
