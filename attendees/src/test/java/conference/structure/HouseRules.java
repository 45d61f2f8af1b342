package conference.structure;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.Temporal;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** "One way each", as far as a machine can tell. */
final class HouseRules {

  private HouseRules() {}

  private static final String PLATFORM = "conference.platform..";

  static final ArchRule ENDPOINTS_ARE_NOT_FOR_OTHER_CODE =
      classes()
          .that()
          .areAnnotatedWith(RestController.class)
          .should()
          .bePackagePrivate()
          .andShould()
          .haveSimpleNameEndingWith("Controller");

  static final ArchRule BODIES_ARE_NESTED_RECORDS_OR_CHECKED_JSON =
      classes().that().areAnnotatedWith(RestController.class).should(takeOnlyOwnBodies());

  static final ArchRule SQL_IS_IN_STORES =
      noClasses()
          .that()
          .resideOutsideOfPackage(PLATFORM)
          .and(DescribedPredicate.not(areStores()))
          .should(callMethodWhere(sendsSql()));

  static final ArchRule STORES_BELONG_TO_THEIR_FEATURE =
      classes()
          .that()
          .haveSimpleNameEndingWith("Store")
          .and()
          .areTopLevelClasses()
          .should()
          .bePackagePrivate();

  static final ArchRule TIME_COMES_THROUGH_THE_CONSTRUCTOR =
      noClasses()
          .that()
          .resideOutsideOfPackage(PLATFORM)
          .should(callMethodWhere(readsTheClock()))
          .orShould()
          .callConstructor(Date.class);

  static final ArchRule WHAT_A_CLASS_NEEDS_IS_IN_ITS_CONSTRUCTOR =
      noFields()
          .should()
          .beAnnotatedWith(Autowired.class)
          .orShould()
          .beAnnotatedWith(Value.class)
          .orShould()
          .beAnnotatedWith("jakarta.inject.Inject")
          .orShould()
          .beAnnotatedWith("jakarta.annotation.Resource");

  static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveNameMatching(".*(Helper|Helpers|Util|Utils|Impl|Dto|DTO|Base)$");

  static final ArchRule LOGS_GO_THROUGH_SLF4J =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..")
          .orShould(
              callMethodWhere(
                  target(nameMatching("printStackTrace"))
                      .and(targetOwner(assignableTo(Throwable.class)))));

  static List<ArchRule> all() {
    return List.of(
        ENDPOINTS_ARE_NOT_FOR_OTHER_CODE,
        BODIES_ARE_NESTED_RECORDS_OR_CHECKED_JSON,
        SQL_IS_IN_STORES,
        STORES_BELONG_TO_THEIR_FEATURE,
        TIME_COMES_THROUGH_THE_CONSTRUCTOR,
        WHAT_A_CLASS_NEEDS_IS_IN_ITS_CONSTRUCTOR,
        NAMES_SAY_WHAT_A_CLASS_IS,
        LOGS_GO_THROUGH_SLF4J);
  }

  private static DescribedPredicate<JavaClass> areStores() {
    return DescribedPredicate.describe(
        "stores, or parts of one",
        type -> type.getName().replaceFirst("\\$.*", "").endsWith("Store"));
  }

  private static DescribedPredicate<JavaAccess<?>> sendsSql() {
    return DescribedPredicate.describe(
        "send SQL",
        access -> {
          var owner = access.getTargetOwner();
          var name = access.getName();
          return (owner.isAssignableTo(JdbcClient.class) && name.equals("sql"))
              || (owner.isAssignableTo(Connection.class) && name.matches("prepare.*"))
              || (owner.isAssignableTo(Statement.class) && name.matches("execute.+|addBatch"))
              || (owner.isAssignableTo(JdbcOperations.class)
                  && name.matches("query.*|update|batchUpdate"))
              || (name.equals("execute") && takesText(access));
        });
  }

  private static boolean takesText(JavaAccess<?> access) {
    return access.getTargetOwner().isAssignableTo(JdbcOperations.class)
        && access.getTarget().getFullName().contains("(java.lang.String");
  }

  private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
    return DescribedPredicate.describe(
        "read the clock",
        access -> {
          var owner = access.getTargetOwner();
          var name = access.getName();
          return (owner.isAssignableTo(Temporal.class) && name.equals("now"))
              || (owner.isAssignableTo(Clock.class) && name.startsWith("system"))
              || (owner.isEquivalentTo(InstantSource.class) && name.equals("system"))
              || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"));
        });
  }

  /**
   * {@link JsonNode} is for those who report every mistake of a body, where binding stops at one.
   */
  private static ArchCondition<JavaClass> takeOnlyOwnBodies() {
    return new ArchCondition<>("take only nested records or checked JSON as bodies") {
      @Override
      public void check(JavaClass controller, ConditionEvents events) {
        controller.getMethods().stream()
            .flatMap(method -> method.getParameters().stream())
            .filter(parameter -> parameter.isAnnotatedWith(RequestBody.class))
            .forEach(parameter -> {
              var type = parameter.getRawType();
              boolean own = type.isRecord() && type.getEnclosingClass().isPresent();
              boolean fine = own || type.isEquivalentTo(JsonNode.class);
              events.add(
                  new SimpleConditionEvent(
                      controller, fine, describe((JavaMethod) parameter.getOwner(), type)));
            });
      }
    };
  }

  private static String describe(JavaMethod method, JavaClass body) {
    return String.format(Locale.ROOT, "%s takes %s", method.getFullName(), body.getName());
  }
}
