package conference.platform;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Reads the settings before any bean exists, so that a mistake stops the start at once. */
public final class SettingsInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private final RunMode mode;

  public SettingsInitializer(RunMode mode) {
    this.mode = mode;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var settings = new SettingsReader(context.getEnvironment()).read();
    context.getBeanFactory().registerSingleton("settings", settings);
    context.getBeanFactory().registerSingleton("runMode", mode);
  }
}
