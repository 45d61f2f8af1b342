package conference.notification;

import conference.platform.Settings;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Chooses how mails leave, from the configuration. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

  private static final String FILE = "file:";
  private static final String HOLD = "hold";

  /** Tests bring one of their own. */
  @Bean
  @ConditionalOnMissingBean
  MailTransport mailTransport(Settings settings, InstantSource clock, JsonMapper json) {
    String transport = settings.mail().transport();
    String from = settings.mail().from();
    if (transport.startsWith(FILE)) {
      Path folder = Path.of(transport.substring(FILE.length()));
      return new FileTransport(folder, from, clock, json);
    }
    if (transport.equals(HOLD)) {
      return new NoTransport();
    }
    return new SmtpTransport(SmtpAddress.of(transport).sender(), new MimeMails(from, clock));
  }
}
