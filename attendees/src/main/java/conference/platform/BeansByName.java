package conference.platform;

import java.beans.Introspector;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.util.ClassUtils;

/**
 * Looks for a dependency first under the name that a component of that type has. Without it each
 * type wanted is compared with that of every bean there is: a tenth of the CPU of a start.
 */
final class BeansByName extends ContextAnnotationAutowireCandidateResolver {

  @Override
  public @Nullable String getSuggestedName(DependencyDescriptor dependency) {
    String suggested = super.getSuggestedName(dependency);
    return suggested != null
        ? suggested
        : Introspector.decapitalize(ClassUtils.getShortName(dependency.getDependencyType()));
  }
}
