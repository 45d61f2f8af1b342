package conference.organiser.account;

import conference.platform.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions.PublicKeyCredentialCreationOptionsBuilder;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys (WebAuthn Level 3), by Spring Security's relying party. The device checks who holds it,
 * so that a passkey is two factors by itself; and it knows the account, so that nobody types an
 * address.
 */
@Component
final class Passkeys {

  private static final Logger log = LoggerFactory.getLogger(Passkeys.class);

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final PasskeyStore store;
  private final PublicKeyCredentialRpEntity website;
  private final Set<String> origins;
  private final JsonMapper json;

  Passkeys(PasskeyStore store, Settings settings, JsonMapper json) {
    this.store = store;
    URI address = settings.website();
    this.website =
        PublicKeyCredentialRpEntity.builder()
            .id(address.getHost())
            .name("Conference Registration")
            .build();
    this.origins = Set.of(address.toString());
    // Browsers add members with every level of the standard.
    this.json =
        json.rebuild()
            .addModule(new WebauthnJacksonModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
  }

  /**
   * What the browser is asked to do.
   *
   * @param challenge to be kept until it has answered, in base64url
   * @param options as its {@code parse…OptionsFromJSON} reads them
   */
  record Ceremony(String challenge, JsonNode options) {}

  /** Whose a new passkey will be. */
  record Owner(UUID accountId, String name, String email) {}

  Ceremony newRegistration(Owner owner) {
    PublicKeyCredentialUserEntity entity = entity(owner);
    var authentication =
        UsernamePasswordAuthenticationToken.authenticated(owner.email(), null, List.of());
    PublicKeyCredentialCreationOptions options =
        relyingParty(entity)
            .createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(authentication));
    return ceremony(options.getChallenge(), options);
  }

  /**
   * Keeps a new passkey; in the caller's transaction.
   *
   * @return false when the browser's answer is none to this challenge, or not what was asked for
   */
  boolean register(Owner owner, String challenge, String label, JsonNode answer) {
    PublicKeyCredentialUserEntity entity = entity(owner);
    var options =
        PublicKeyCredentialCreationOptions.builder()
            .rp(website)
            .user(entity)
            .challenge(Bytes.fromBase64(challenge))
            .pubKeyCredParams(
                PublicKeyCredentialParameters.EdDSA,
                PublicKeyCredentialParameters.ES256,
                PublicKeyCredentialParameters.RS256);
    customize(options);
    try {
      PublicKeyCredential<AuthenticatorAttestationResponse> credential =
          json.readValue(json.treeAsTokens(answer), new TypeReference<>() {});
      relyingParty(entity)
          .registerCredential(
              new ImmutableRelyingPartyRegistrationRequest(
                  options.build(), new RelyingPartyPublicKey(credential, label)));
      return true;
    } catch (DataAccessException store) {
      throw store;
    } catch (RuntimeException refused) {
      log.info("a new passkey was refused: {}", refused.getClass().getSimpleName());
      return false;
    }
  }

  Ceremony newAssertion() {
    PublicKeyCredentialRequestOptions options = requestOptions(Bytes.random());
    return ceremony(options.getChallenge(), options);
  }

  /** Whose passkey has signed this challenge; nobody's when anything about it is wrong. */
  Optional<UUID> verify(String challenge, JsonNode answer) {
    try {
      PublicKeyCredential<AuthenticatorAssertionResponse> credential =
          json.readValue(json.treeAsTokens(answer), new TypeReference<>() {});
      PublicKeyCredentialUserEntity user =
          relyingParty(null)
              .authenticate(
                  new RelyingPartyAuthenticationRequest(
                      requestOptions(Bytes.fromBase64(challenge)), credential));
      return Optional.of(PasskeyStore.account(user.getId()));
    } catch (DataAccessException store) {
      throw store;
    } catch (RuntimeException refused) {
      log.info("a passkey was refused: {}", refused.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private PublicKeyCredentialRequestOptions requestOptions(Bytes challenge) {
    return PublicKeyCredentialRequestOptions.builder()
        .challenge(challenge)
        .rpId(website.getId())
        .timeout(PATIENCE)
        .allowCredentials(List.of())
        .userVerification(UserVerificationRequirement.REQUIRED)
        .build();
  }

  private static void customize(PublicKeyCredentialCreationOptionsBuilder options) {
    options
        .timeout(PATIENCE)
        .authenticatorSelection(
            AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build());
  }

  private Ceremony ceremony(Bytes challenge, Object options) {
    return new Ceremony(challenge.toBase64UrlString(), json.valueToTree(options));
  }

  private WebAuthnRelyingPartyOperations relyingParty(
      @Nullable PublicKeyCredentialUserEntity registering) {
    var relyingParty =
        new Webauthn4JRelyingPartyOperations(new Handles(registering), store, website, origins);
    relyingParty.setCustomizeCreationOptions(Passkeys::customize);
    return relyingParty;
  }

  private static PublicKeyCredentialUserEntity entity(Owner owner) {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(PasskeyStore.handle(owner.accountId()))
        .name(owner.email())
        .displayName(owner.name())
        .build();
  }

  /** There is nothing to look up: a handle is the id of its account. */
  private record Handles(@Nullable PublicKeyCredentialUserEntity registering)
      implements PublicKeyCredentialUserEntityRepository {

    @Override
    public PublicKeyCredentialUserEntity findById(Bytes id) {
      String account = PasskeyStore.account(id).toString();
      return ImmutablePublicKeyCredentialUserEntity.builder()
          .id(id)
          .name(account)
          .displayName(account)
          .build();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
      return registering;
    }

    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
      throw new UnsupportedOperationException("the account is saved, not its handle");
    }

    @Override
    public void delete(Bytes id) {
      throw new UnsupportedOperationException("the account is deleted, not its handle");
    }
  }
}
