package conference.organiser;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.ScannedGenericBeanDefinition;
import org.springframework.stereotype.Component;

/**
 * Makes the desk's beans when the first request needs them. A replica that is added at the rush is
 * added for attendees: it should not spend its start on passkeys and password hashes.
 */
@Component
final class DeskOnDemand implements BeanFactoryPostProcessor {

  private static final String DESK = DeskOnDemand.class.getPackageName() + ".";

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    for (var name : beans.getBeanDefinitionNames()) {
      if (beans.getBeanDefinition(name) instanceof ScannedGenericBeanDefinition component
          && String.valueOf(component.getBeanClassName()).startsWith(DESK)) {
        component.setLazyInit(true);
      }
    }
  }
}
