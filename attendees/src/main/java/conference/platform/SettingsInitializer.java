package conference.platform;

import static org.springframework.context.support.AbstractApplicationContext.MESSAGE_SOURCE_BEAN_NAME;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** Reads the settings before any bean exists, so that a mistake stops the start at once. */
public final class SettingsInitializer
    implements ApplicationContextInitializer<GenericApplicationContext> {

  private final RunMode mode;

  public SettingsInitializer(RunMode mode) {
    this.mode = mode;
  }

  @Override
  public void initialize(GenericApplicationContext context) {
    var settings = new SettingsReader(context.getEnvironment()).read();
    DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
    beans.setAutowireCandidateResolver(new BeansByName());
    beans.registerSingleton(MESSAGE_SOURCE_BEAN_NAME, new NoMessages());
    beans.registerSingleton("settings", settings);
    beans.registerSingleton("runMode", mode);
  }
}
