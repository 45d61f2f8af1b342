package conference;

import conference.platform.Command;
import conference.platform.RunMode;
import conference.platform.SettingsInitializer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The attendees service of the Conference Registration System: serves requests, or runs one command
 * such as {@code load-event FILE}.
 *
 * <p>It names the few auto-configurations that it uses: the others would cost start-up time.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@ImportAutoConfiguration({
  PropertyPlaceholderAutoConfiguration.class,
  LifecycleAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class
})
public class AttendeesService {

  public static void main(String[] arguments) {
    var words = Arrays.stream(arguments).filter(a -> !a.startsWith("--")).toList();
    var options = Arrays.stream(arguments).filter(a -> a.startsWith("--")).toArray(String[]::new);
    if (words.isEmpty()) {
      application(RunMode.SERVE).run(options);
    } else {
      System.exit(run(words, options));
    }
  }

  /** The application, ready to be run; tests add what they need to it. */
  public static SpringApplication application(RunMode mode) {
    var application = new SpringApplication(AttendeesService.class);
    application.addInitializers(new SettingsInitializer(mode));
    if (mode == RunMode.COMMAND) {
      application.setWebApplicationType(WebApplicationType.NONE);
      application.setLazyInitialization(true);
      application.setLogStartupInfo(false);
    }
    return application;
  }

  private static int run(List<String> words, String[] options) {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    // The log must not be among what another program reads.
    System.setOut(System.err);
    try (var context = application(RunMode.COMMAND).run(options)) {
      var commands =
          context.getBeansOfType(Command.class).values().stream()
              .collect(Collectors.toMap(Command::name, c -> c));
      var command = commands.get(words.getFirst());
      if (command == null) {
        System.err.printf(
            "There is no command %s; there are %s.%n",
            words.getFirst(), commands.keySet().stream().sorted().toList());
        return 2;
      }
      return command.run(words.subList(1, words.size()), out);
    }
  }
}
