package conference.onemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the load balancer talks to, whom it stops, and that its own certificate can change. */
class LoadBalancerTrustTest {
  private static final String PATH = "/api/v1/manage/registration";

  @TempDir Path folder;

  @Test
  void sendsNothingToAServiceOfAnotherName() throws Exception {
    try (Balanced system = Balanced.start(folder, Configuration.Limits.GENEROUS)) {
      Authority authority = system.pki.loadInternalAuthority();
      system.first.close();
      system.second.close();
      try (ServiceStub stranger =
          ServiceStub.start(
              system.configuration.servicePort(1),
              authority,
              authority.issue(Identity.STORE, Instant.now()))) {
        stranger.answering(PATH, asked -> ServiceStub.Answer.json("{}", "no-store"));

        assertThat(system.get(PATH).statusCode()).isEqualTo(503);
        assertThat(stranger.asked(PATH)).isEmpty();
      }
    }
  }

  @Test
  void sendsNothingToAServiceOfAnotherAuthority() throws Exception {
    try (Balanced system = Balanced.start(folder, Configuration.Limits.GENEROUS)) {
      Pki elsewhere = new Pki(folder.resolve("elsewhere"), InstantSource.system());
      elsewhere.ensure();
      Authority.Issued forged =
          elsewhere.loadInternalAuthority().issue(Identity.ATTENDEES, Instant.now());
      system.first.close();
      system.second.close();
      try (ServiceStub stranger =
          ServiceStub.start(
              system.configuration.servicePort(2), system.pki.loadInternalAuthority(), forged)) {
        stranger.answering(PATH, asked -> ServiceStub.Answer.json("{}", "no-store"));

        assertThat(system.get(PATH).statusCode()).isEqualTo(503);
        assertThat(stranger.asked(PATH)).isEmpty();
      }
    }
  }

  @Test
  void stopsAClientThatAsksTooMuch() throws Exception {
    Configuration.Limits strict = new Configuration.Limits(5, 1, 50, true);
    try (Balanced system = Balanced.start(folder, strict)) {
      List<HttpResponse<String>> answers = new ArrayList<>();
      for (int request = 0; request < 60; request++) {
        answers.add(system.get("/"));
      }

      HttpResponse<String> refused = answers.getLast();
      assertThat(answers.getFirst().statusCode()).isEqualTo(200);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.body()).contains("\"code\":\"too-many-requests\"");
      assertThat(refused.headers().firstValue("retry-after")).contains("1");
    }
  }

  @Test
  void takesOverReplacedCertificatesWithoutDroppingARequest() throws Exception {
    try (Balanced system = Balanced.start(folder, Configuration.Limits.GENEROUS)) {
      system.both(PATH, asked -> ServiceStub.Answer.json("{}", "no-store"));
      HttpResponse<String> before = system.get(PATH);

      system.pki.rotate();
      system.reload();

      Waiting.until(
          Duration.ofSeconds(10),
          () -> isNew(system, before),
          () -> "the new certificate is not served");
      assertThat(system.asked(PATH)).isGreaterThan(1);
    }
  }

  /** Every request on the way there has to be answered. */
  private static boolean isNew(Balanced system, HttpResponse<String> before) {
    try (HttpClient newcomer = system.visitor()) {
      HttpResponse<String> answer = system.getLater(newcomer, PATH).join();
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(system.get(PATH).statusCode()).isEqualTo(200);
      return !serial(answer).equals(serial(before));
    }
  }

  private static String serial(HttpResponse<String> answer) {
    try {
      X509Certificate certificate =
          (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
      return certificate.getSerialNumber().toString();
    } catch (javax.net.ssl.SSLPeerUnverifiedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
