package conference.organiser.account;

import conference.platform.Ids;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** The passkeys of all accounts; the user handle of each is the id of its account. */
@Component
class PasskeyStore implements UserCredentialRepository {

  private final JdbcClient jdbc;
  private final Ids ids;

  PasskeyStore(JdbcClient jdbc, Ids ids) {
    this.jdbc = jdbc;
    this.ids = ids;
  }

  /** A passkey as its owner sees it. */
  record Listed(UUID id, String label, Instant createdAt, Instant lastUsedAt) {}

  private static final String LIST =
      """
      select id, label, created_at, last_used_at from passkey where account_id = :account
      order by created_at
      """;

  List<Listed> list(UUID account) {
    return jdbc.sql(LIST)
        .param("account", account)
        .query((row, number) ->
            new Listed(
                row.getObject("id", UUID.class),
                row.getString("label"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("last_used_at").toInstant()))
        .list();
  }

  private static final String REMOVE =
      "delete from passkey where account_id = :account and id = :id";

  /** {@return false when this account has no such passkey} */
  boolean remove(UUID account, UUID id) {
    return jdbc.sql(REMOVE).param("account", account).param("id", id).update() == 1;
  }

  private static final String SAVE =
      """
      insert into passkey (account_id, id, credential_id, public_key, signature_count, user_verified,
        transports, backup_eligible, backed_up, attestation_object, attestation_client, label,
        created_at, last_used_at)
      values (:account, :id, :credential, :key, :count, :verified, :transports, :eligible, :backedUp,
        :attestation, :client, :label, :created, :used)
      on conflict (credential_id) do update set
        signature_count = excluded.signature_count, user_verified = excluded.user_verified,
        backed_up = excluded.backed_up, last_used_at = excluded.last_used_at
      where passkey.account_id = excluded.account_id
      """;

  @Override
  public void save(CredentialRecord one) {
    jdbc.sql(SAVE)
        .param("account", account(one.getUserEntityUserId()))
        .param("id", ids.next())
        .param("credential", one.getCredentialId().getBytes())
        .param("key", one.getPublicKey().getBytes())
        .param("count", one.getSignatureCount())
        .param("verified", one.isUvInitialized())
        .param(
            "transports",
            one.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .toArray(String[]::new))
        .param("eligible", one.isBackupEligible())
        .param("backedUp", one.isBackupState())
        .param("attestation", bytes(one.getAttestationObject()))
        .param("client", bytes(one.getAttestationClientDataJSON()))
        .param("label", one.getLabel())
        .param("created", Timestamp.from(one.getCreated()))
        .param("used", Timestamp.from(one.getLastUsed()))
        .update();
  }

  private static final String COLUMNS =
      """
      select account_id, credential_id, public_key, signature_count, user_verified, transports,
        backup_eligible, backed_up, attestation_object, attestation_client, label, created_at,
        last_used_at
      from passkey
      """;

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
    return jdbc.sql(COLUMNS + "where credential_id = :credential")
        .param("credential", credentialId.getBytes())
        .query(PasskeyStore::credential)
        .optional()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes userId) {
    return jdbc.sql(COLUMNS + "where account_id = :account order by created_at")
        .param("account", account(userId))
        .query(PasskeyStore::credential)
        .list();
  }

  private static CredentialRecord credential(ResultSet row, int number) throws SQLException {
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .userEntityUserId(handle(row.getObject("account_id", UUID.class)))
        .credentialId(new Bytes(row.getBytes("credential_id")))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .signatureCount(row.getLong("signature_count"))
        .uvInitialized(row.getBoolean("user_verified"))
        .transports(transports(row.getArray("transports")))
        .backupEligible(row.getBoolean("backup_eligible"))
        .backupState(row.getBoolean("backed_up"))
        .attestationObject(found(row.getBytes("attestation_object")))
        .attestationClientDataJSON(found(row.getBytes("attestation_client")))
        .label(row.getString("label"))
        .created(row.getTimestamp("created_at").toInstant())
        .lastUsed(row.getTimestamp("last_used_at").toInstant())
        .build();
  }

  private static Set<AuthenticatorTransport> transports(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray())
        .map(AuthenticatorTransport::valueOf)
        .collect(Collectors.toSet());
  }

  private static byte @Nullable [] bytes(@Nullable Bytes value) {
    return value == null ? null : value.getBytes();
  }

  private static @Nullable Bytes found(byte @Nullable [] value) {
    return value == null ? null : new Bytes(value);
  }

  private static final String DELETE = "delete from passkey where credential_id = :credential";

  @Override
  public void delete(Bytes credentialId) {
    jdbc.sql(DELETE).param("credential", credentialId.getBytes()).update();
  }

  /** The user handle of an account: opaque, as WebAuthn §14.6.1 wants it. */
  static Bytes handle(UUID account) {
    return new Bytes(Ids.bytes(account));
  }

  static UUID account(Bytes handle) {
    ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
