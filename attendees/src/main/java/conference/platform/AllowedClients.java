package conference.platform;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a client whose certificate comes from our authority <em>and</em> names an allowed client
 * (DNS subject alternative name; the subject is not looked at). Nobody allowed: nobody trusted.
 */
final class AllowedClients extends X509ExtendedTrustManager {

  private static final int DNS_NAME = 2;

  private final X509ExtendedTrustManager authority;
  private final Set<String> allowed;

  AllowedClients(X509ExtendedTrustManager authority, Collection<String> allowed) {
    this.authority = authority;
    this.allowed = Set.copyOf(allowed);
  }

  private void requireAllowed(X509Certificate[] chain) throws CertificateException {
    for (List<?> name : nullToEmpty(chain[0].getSubjectAlternativeNames())) {
      if (Integer.valueOf(DNS_NAME).equals(name.get(0)) && allowed.contains(name.get(1))) {
        return;
      }
    }
    throw new CertificateException("the client's certificate names nobody who is allowed");
  }

  private static Collection<List<?>> nullToEmpty(
      @org.jspecify.annotations.Nullable Collection<List<?>> names) {
    return names == null ? List.of() : names;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    authority.checkClientTrusted(chain, type, engine);
    requireAllowed(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    authority.checkClientTrusted(chain, type, socket);
    requireAllowed(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    authority.checkClientTrusted(chain, type);
    requireAllowed(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("this side is never a client");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this side is never a client");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this side is never a client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authority.getAcceptedIssuers();
  }
}
