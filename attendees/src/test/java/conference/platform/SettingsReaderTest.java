package conference.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;

class SettingsReaderTest {

  private static final String SYSTEM = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

  @TempDir Path folder;

  private static final String GOOD =
      """
      conference:
        instance: attendees-1
        website: https://localhost:8443/
        listen: { address: 127.0.0.1, port: 8444 }
        management: { address: 127.0.0.1, port: 9444 }
        tls: { certificate: F, key: F, client-authority: F, allowed-clients: [load-balancer] }
        store: { url: "jdbc:postgresql://localhost/conference", user: u, certificate: F, key: F, authority: F }
        mail: { transport: "file:mails", from: "a@localhost" }
        secrets: { manage-link-key: F, account-key: F }
      """;

  private Settings read(String yaml) throws IOException {
    return read(yaml, Map.of());
  }

  private Settings read(String yaml, Map<String, Object> variables) throws IOException {
    var file =
        Files.writeString(folder.resolve("attendees.yaml"), yaml.replace(" F", " " + existing()));
    var environment = new StandardEnvironment();
    environment.getPropertySources().remove("systemProperties");
    environment
        .getPropertySources()
        .replace(SYSTEM, new SystemEnvironmentPropertySource(SYSTEM, variables));
    new YamlPropertySourceLoader()
        .load("attendees", new FileSystemResource(file))
        .forEach(environment.getPropertySources()::addLast);
    return new SettingsReader(environment).read();
  }

  private String existing() throws IOException {
    return Files.writeString(folder.resolve("a-file"), "x").toString();
  }

  /** As the components of the deployment in Kubernetes do it. */
  @Test
  void a_variable_overrules_what_the_file_says() throws IOException {
    var settings = read(GOOD, Map.of("CONFERENCE_MAIL_TRANSPORT", "smtps://relay.example:465"));

    assertThat(settings.mail().transport()).isEqualTo("smtps://relay.example:465");
    assertThat(settings.mail().from()).isEqualTo("a@localhost");
  }

  @Test
  void a_complete_configuration_is_read() throws IOException {
    var settings = read(GOOD);

    assertThat(settings.website()).hasToString("https://localhost:8443");
    assertThat(settings.listen()).isEqualTo(new Settings.Address("127.0.0.1", 8444));
    assertThat(settings.tls().allowedClients()).containsExactly("load-balancer");
    assertThat(settings.store().poolSize()).isEqualTo(8);
  }

  @Test
  void an_empty_list_of_clients_stays_empty() throws IOException {
    assertThat(read(GOOD.replace("[load-balancer]", "[]")).tls().allowedClients()).isEmpty();
  }

  @Test
  void all_mistakes_are_told_at_once_with_their_place_and_what_was_meant() {
    var bad =
        GOOD.replace("port: 8444", "prot: 8444")
            .replace("port: 9444", "port: many")
            .replace("instance: attendees-1", "instance: ''")
            .replace("manage-link-key: F", "manage-link-key: /nowhere/at/all");

    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> read(bad))
        .withMessageContaining("5 mistakes")
        .withMessageContaining("conference.instance is missing")
        .withMessageContaining("conference.listen.port is missing")
        .withMessageContaining("conference.listen.prot")
        .withMessageContaining("4:39")
        .withMessageContaining("did you mean conference.listen.port?")
        .withMessageContaining("conference.management.port")
        .withMessageContaining("\"many\" is not a valid int")
        .withMessageContaining("there is no readable file /nowhere/at/all");
  }

  @Test
  void a_value_out_of_range_is_refused() {
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> read(GOOD.replace("8444", "70000")))
        .withMessageContaining("port must be between 0 and 65535");
  }

  @Test
  void a_missing_list_of_clients_is_a_mistake_and_not_everyone() {
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> read(GOOD.replace(", allowed-clients: [load-balancer]", "")))
        .withMessageContaining("conference.tls.allowed-clients is missing");
  }

  @Test
  void a_store_may_have_several_hosts() throws IOException {
    var several = "jdbc:postgresql://one:5432,two:5433/conference";
    var settings = read(GOOD.replace("jdbc:postgresql://localhost/conference", several));
    var address = StoreAddress.of(settings);

    assertThat(address.url()).isEqualTo(several);
    assertThat(address.properties())
        .containsEntry("targetServerType", "primary")
        .containsEntry("sslmode", "verify-full");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://one:many/conference",
        "jdbc:postgresql:conference",
        "postgres://one/conference"
      })
  void a_store_that_the_driver_cannot_find_is_refused(String url) {
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> read(GOOD.replace("jdbc:postgresql://localhost/conference", url)))
        .withMessageContaining(
            "conference.store: url must be jdbc:postgresql://host:port/database");
  }

  /** What is said in the URL would have the last word. */
  @ParameterizedTest
  @ValueSource(strings = {"sslmode=disable", "ssl=false", "targetServerType=any", "sslfactory=x"})
  void a_store_without_its_verification_is_refused(String parameter) {
    var url = "jdbc:postgresql://one,two/conference?" + parameter;

    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> read(GOOD.replace("jdbc:postgresql://localhost/conference", url)))
        .withMessageContaining("url must not set " + parameter.split("=", 2)[0]);
  }

  @Test
  void words_that_are_far_from_all_known_ones_get_no_suggestion() {
    assertThat(Suggestion.phrase("zzzzzz", Map.of("listen", 1).keySet())).isEmpty();
  }
}
