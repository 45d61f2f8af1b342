package conference.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A mail server as an operator writes it: {@code smtp://host:25}, or {@code
 * smtps://user@host:465?password-file=FILE}. The password stands in a file, never in the address.
 */
record SmtpAddress(boolean tls, String host, int port, Optional<Login> login) {

  record Login(String user, Path passwordFile) {}

  static SmtpAddress of(String written) {
    URI uri = URI.create(written);
    boolean tls = "smtps".equals(uri.getScheme());
    if (uri.getHost() == null || !(tls || "smtp".equals(uri.getScheme()))) {
      throw new IllegalArgumentException("mail.transport must be like smtp://host:25");
    }
    int port = uri.getPort() < 0 ? (tls ? 465 : 25) : uri.getPort();
    return new SmtpAddress(tls, uri.getHost(), port, login(uri));
  }

  private static Optional<Login> login(URI uri) {
    Map<String, String> options = options(uri.getQuery() == null ? "" : uri.getQuery());
    String user = uri.getUserInfo();
    String passwordFile = options.get("password-file");
    if (user == null && passwordFile == null) {
      return Optional.empty();
    }
    if (user == null || user.contains(":") || passwordFile == null) {
      throw new IllegalArgumentException(
          "mail.transport with a login must be like smtps://user@host?password-file=FILE");
    }
    return Optional.of(new Login(user, Path.of(passwordFile)));
  }

  private static Map<String, String> options(String query) {
    Function<String, String> value = option -> option.substring(option.indexOf('=') + 1);
    return Arrays.stream(query.split("&", -1))
        .filter(option -> !option.isBlank())
        .collect(Collectors.toMap(SmtpAddress::optionName, value));
  }

  private static String optionName(String option) {
    if (!option.startsWith("password-file=")) {
      throw new IllegalArgumentException("mail.transport knows no option but password-file");
    }
    return "password-file";
  }

  JavaMailSenderImpl sender() {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setProtocol(tls ? "smtps" : "smtp");
    sender.setHost(host);
    sender.setPort(port);
    sender.setDefaultEncoding("UTF-8");
    sender.setJavaMailProperties(properties());
    login.ifPresent(given -> {
      sender.setUsername(given.user());
      sender.setPassword(password(given.passwordFile()));
    });
    return sender;
  }

  private Properties properties() {
    String prefix = tls ? "mail.smtps." : "mail.smtp.";
    Properties properties = new Properties();
    properties.put(prefix + "connectiontimeout", millis(Duration.ofSeconds(5)));
    properties.put(prefix + "timeout", millis(Duration.ofSeconds(20)));
    properties.put(prefix + "writetimeout", millis(Duration.ofSeconds(20)));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "auth", String.valueOf(login.isPresent()));
    // Encrypted whenever the server can; a password never goes out in clear text.
    properties.put(prefix + "starttls.enable", "true");
    properties.put(prefix + "starttls.required", String.valueOf(!tls && login.isPresent()));
    return properties;
  }

  private static String millis(Duration duration) {
    return String.valueOf(duration.toMillis());
  }

  private static String password(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the mail server's password can't be read", unreadable);
    }
  }
}
