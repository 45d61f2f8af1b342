package conference.onemachine;

import conference.store.StoreAccess;
import conference.store.StoreUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * The certificates of one machine, in a folder that only its owner can open. Two authorities: the
 * website's, which a browser or curl may trust, and the internal one, by which the parts of the
 * system know each other. Neither vouches for what the other is for.
 */
public final class Pki {
  private static final Duration RENEW_BEFORE = Duration.ofDays(30);
  private static final String WEBSITE_AUTHORITY = "website-ca";
  private static final String INTERNAL_AUTHORITY = "internal-ca";

  /** All that the website's authority can vouch for. */
  private static final List<GeneralName> THIS_MACHINE =
      List.of(
          new GeneralName(GeneralName.dNSName, "localhost"),
          new GeneralName(GeneralName.iPAddress, "127.0.0.1/32"),
          new GeneralName(GeneralName.iPAddress, "::1/128"));

  private final Path folder;
  private final InstantSource clock;

  public Pki(Path folder, InstantSource clock) {
    this.folder = folder.toAbsolutePath().normalize();
    this.clock = clock;
  }

  /**
   * Issues what is missing or ends within a month. Returns the identities that got a new
   * certificate.
   */
  public List<Identity> ensure() {
    return issue(false);
  }

  /**
   * Replaces every certificate and key except the authorities'; those who use them have to be told
   * to reload.
   */
  public List<Identity> rotate() {
    return issue(true);
  }

  private List<Identity> issue(boolean all) {
    try {
      PrivateFiles.folder(folder);
      Authority website = authority(WEBSITE_AUTHORITY, "Website authority", THIS_MACHINE);
      Authority internal = authority(INTERNAL_AUTHORITY, "Internal authority", List.of());
      List<Identity> due =
          List.of(Identity.values()).stream()
              .filter(
                  identity -> all || !isGood(identity, authorityOf(identity, website, internal)))
              .toList();
      for (Identity identity : due) {
        write(
            identity.file(),
            authorityOf(identity, website, internal).issue(identity, clock.instant()));
      }
      return due;
    } catch (IOException | GeneralSecurityException failure) {
      throw new LaunchException(
          "the certificates in " + folder + " cannot be used: " + failure.getMessage(), failure);
    }
  }

  private static Authority authorityOf(Identity identity, Authority website, Authority internal) {
    return identity == Identity.WEBSITE ? website : internal;
  }

  private Authority authority(String file, String name, List<GeneralName> onlyFor)
      throws IOException, GeneralSecurityException {
    if (Files.exists(certificate(file)) && Files.exists(key(file))) {
      Authority existing =
          new Authority(
              PrivateFiles.readCertificate(certificate(file)), PrivateFiles.readKey(key(file)));
      if (lastsBeyond(existing.certificate(), Duration.ofDays(398))) {
        return existing;
      }
    }
    Authority created = Authority.create(name, onlyFor, clock.instant());
    PrivateFiles.write(key(file), PrivateFiles.pem("PRIVATE KEY", created.key().getEncoded()));
    PrivateFiles.write(
        certificate(file), PrivateFiles.pem("CERTIFICATE", created.certificate().getEncoded()));
    return created;
  }

  private boolean isGood(Identity identity, Authority authority) {
    String file = identity.file();
    if (!Files.exists(certificate(file))
        || !Files.exists(key(file))
        || !Files.exists(binaryKey(file))) {
      return false;
    }
    try {
      X509Certificate certificate = PrivateFiles.readCertificate(certificate(file));
      certificate.verify(authority.certificate().getPublicKey());
      return lastsBeyond(certificate, RENEW_BEFORE);
    } catch (IOException | GeneralSecurityException notOurs) {
      return false;
    }
  }

  private boolean lastsBeyond(X509Certificate certificate, Duration duration) {
    Instant end = certificate.getNotAfter().toInstant();
    return end.isAfter(clock.instant().plus(duration));
  }

  /** The key goes first: whoever reloads is told after both. */
  private void write(String file, Authority.Issued issued)
      throws IOException, CertificateException {
    byte[] encoded = issued.key().getEncoded();
    PrivateFiles.write(binaryKey(file), encoded);
    PrivateFiles.write(key(file), PrivateFiles.pem("PRIVATE KEY", encoded));
    PrivateFiles.write(
        certificate(file), PrivateFiles.pem("CERTIFICATE", issued.certificate().getEncoded()));
  }

  public Path certificate(Identity identity) {
    return certificate(identity.file());
  }

  public Path key(Identity identity) {
    return key(identity.file());
  }

  /** The key in the form that PostgreSQL's JDBC driver reads. */
  public Path binaryKey(Identity identity) {
    return binaryKey(identity.file());
  }

  public Path websiteAuthority() {
    return certificate(WEBSITE_AUTHORITY);
  }

  public Path internalAuthority() {
    return certificate(INTERNAL_AUTHORITY);
  }

  /** For tests that need a certificate which is genuine and still the wrong one. */
  public Authority loadInternalAuthority() {
    try {
      return new Authority(
          PrivateFiles.readCertificate(internalAuthority()),
          PrivateFiles.readKey(key(INTERNAL_AUTHORITY)));
    } catch (IOException | GeneralSecurityException failure) {
      throw new LaunchException(
          "the internal authority cannot be read: " + failure.getMessage(), failure);
    }
  }

  /** Writes a certificate that is not one of the system's, with its keys, under that file name. */
  public void store(String file, Authority.Issued issued) {
    try {
      write(file, issued);
    } catch (IOException | CertificateException failure) {
      throw new LaunchException("cannot write " + file + ": " + failure.getMessage(), failure);
    }
  }

  /** How the embedded store is reached and by whom. */
  public StoreAccess.Certificates storeAccess() {
    return new StoreAccess.Certificates(
        internalAuthority(),
        certificate(Identity.STORE),
        key(Identity.STORE),
        certificate(Identity.SUPERUSER),
        binaryKey(Identity.SUPERUSER),
        certificate(Identity.REPLICATION),
        key(Identity.REPLICATION));
  }

  public StoreUrl storeUrl(String url, Identity role) {
    return new StoreUrl(
        url, role.commonName(), certificate(role), binaryKey(role), internalAuthority());
  }

  Path certificate(String file) {
    return folder.resolve(file + ".crt");
  }

  Path key(String file) {
    return folder.resolve(file + ".key");
  }

  Path binaryKey(String file) {
    return folder.resolve(file + ".pk8");
  }
}
