package conference.catalogue.eventfile;

import conference.catalogue.Consequence;
import conference.catalogue.Consequence.Kind;
import conference.catalogue.EventDefinition;
import conference.catalogue.EventUse;
import conference.catalogue.Question;
import conference.catalogue.Question.Option;
import conference.platform.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Works out what becomes of an event's questions: answers that were given keep their meaning. */
final class QuestionChange {

  private final EventPlan plan;
  private final @Nullable EventDefinition before;
  private final EventUse use;
  private final Mistakes mistakes;
  private final Map<String, Question> questions;

  final List<Question> changes = new ArrayList<>();
  final List<UUID> removed = new ArrayList<>();
  final List<Consequence> consequences = new ArrayList<>();

  QuestionChange(
      EventPlan plan, @Nullable EventDefinition before, EventUse use, Mistakes mistakes) {
    this.plan = plan;
    this.before = before;
    this.use = use;
    this.mistakes = mistakes;
    questions =
        (before == null ? Stream.<Question>of() : before.questions().stream())
            .collect(Collectors.toMap(Question::code, Function.identity()));
  }

  /** A question that is being asked may be answered at this very moment, so it is never removed. */
  void workOut(Ids ids, boolean signUpHasOpened) {
    for (var planned : plan.questions()) {
      var known = questions.get(planned.code());
      if (known == null && before != null) {
        consequences.add(Consequence.of(Kind.QUESTION_NEW, planned.code()));
      }
      changes.add(known == null ? fresh(planned, ids) : changed(planned, known, signUpHasOpened));
    }
    questions.values().stream()
        .filter(known -> plan.questions().stream().noneMatch(p -> p.code().equals(known.code())))
        .forEach(known -> withdrawOrRemove(known, signUpHasOpened));
  }

  private static Question fresh(EventPlan.Asked planned, Ids ids) {
    return new Question(
        ids.next(),
        planned.code(),
        planned.kind(),
        planned.required(),
        planned.label(),
        planned.help(),
        planned.rules(),
        false);
  }

  private Question changed(EventPlan.Asked planned, Question known, boolean signUpHasOpened) {
    boolean answered = signUpHasOpened || isAnswered(known);
    if (answered && planned.kind() != known.kind()) {
      mistakes.add(
          planned.path(),
          "%s has been asked as %s, and answers keep their meaning; give the new question another code"
              .formatted(known.code(), known.kind().wireName()));
    }
    if (known.withdrawn()) {
      consequences.add(Consequence.of(Kind.QUESTION_BACK, known.code()));
    }
    return new Question(
        known.id(),
        known.code(),
        planned.kind(),
        planned.required(),
        planned.label(),
        planned.help(),
        answered ? withFormerOptions(planned.rules(), known.rules()) : planned.rules(),
        false);
  }

  /** Whoever chose an option that is no longer offered still reads its words. */
  private static Question.Rules withFormerOptions(Question.Rules planned, Question.Rules known) {
    var former =
        known.options().stream()
            .filter(o -> planned.options().stream().noneMatch(p -> p.code().equals(o.code())))
            .map(option -> new Option(option.code(), option.label(), true));
    return planned.withOptions(Stream.concat(planned.options().stream(), former).toList());
  }

  private boolean isAnswered(Question question) {
    return before != null && use.isAnswered(before.id(), question.code());
  }

  private int answers(Question question) {
    return before == null ? 0 : use.answers(before.id(), question.code());
  }

  private void withdrawOrRemove(Question known, boolean signUpHasOpened) {
    if (signUpHasOpened || isAnswered(known)) {
      if (!known.withdrawn()) {
        consequences.add(Consequence.of(Kind.QUESTION_WITHDRAWN, known.code(), answers(known)));
      }
      changes.add(known.asWithdrawn());
    } else {
      consequences.add(Consequence.of(Kind.QUESTION_REMOVED, known.code()));
      removed.add(known.id());
    }
  }
}
