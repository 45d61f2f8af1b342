package conference.onemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocket;
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

  /**
   * What is under way when the certificates change is answered by the workers that began it. A
   * connection on which nothing is under way may be closed: its client opens another one.
   */
  @Test
  void takesOverReplacedCertificatesWithoutDroppingARequest() throws Exception {
    try (Balanced system = Balanced.start(folder, Configuration.Limits.GENEROUS);
        HttpClient visitor = system.visitor()) {
      CountDownLatch replaced = new CountDownLatch(1);
      system.both(PATH, asked -> afterwards(replaced));
      BigInteger before = servedSerial(system);
      List<CompletableFuture<HttpResponse<String>>> underWay =
          IntStream.range(0, 8).mapToObj(request -> system.getLater(visitor, PATH)).toList();
      until(() -> system.asked(PATH) == underWay.size(), "the service was not asked");

      system.both("/api/v1/manage/other", asked -> ServiceStub.Answer.json("{}", "no-store"));
      system.pki.rotate();
      system.reload();
      until(() -> isNew(system, before), "the new certificate is not served");
      replaced.countDown();

      assertThat(underWay)
          .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
      assertThat(system.asked(PATH)).as("nothing is asked twice").isEqualTo(underWay.size());
      assertThat(system.getLater(visitor, PATH).join().statusCode()).isEqualTo(200);
    }
  }

  /** Every newcomer on the way there is answered. */
  private static boolean isNew(Balanced system, BigInteger before) {
    HttpResponse<String> answer = askAsBrowsersDo(system, "/api/v1/manage/other");
    assertThat(answer.statusCode()).isEqualTo(200);
    return !servedSerial(system).equals(before);
  }

  /**
   * NGINX 1.22 may end a connection that has just been made when its workers change, before it
   * reads a request from it. Browsers send a request again, once, when its connection was closed
   * without a word; Java's client does not.
   */
  private static HttpResponse<String> askAsBrowsersDo(Balanced system, String path) {
    try (HttpClient newcomer = system.visitor()) {
      return system.getLater(newcomer, path).join();
    } catch (CompletionException closed) {
      assertThat(closed).hasCauseInstanceOf(EOFException.class);
    }
    try (HttpClient newcomer = system.visitor()) {
      return system.getLater(newcomer, path).join();
    }
  }

  private static ServiceStub.Answer afterwards(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
      return ServiceStub.Answer.json("{}", "no-store");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static void until(BooleanSupplier done, String complaint) {
    Waiting.until(Duration.ofSeconds(20), done, () -> complaint);
  }

  private static BigInteger servedSerial(Balanced system) {
    try (SSLSocket socket =
        (SSLSocket)
            Website.trusting(system.pki.websiteAuthority())
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), system.configuration.port())) {
      socket.startHandshake();
      return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
