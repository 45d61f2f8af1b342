package conference.acceptance.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SignUpsTest {

  @Test
  void readsWhatTheLoadGeneratorPrints() {
    SignUps signUps = signUps("\"201 confirmed\":50,\"201 waiting\":49,\"503 overloaded\":1");

    assertThat(signUps.confirmed()).isEqualTo(50);
    assertThat(signUps.answered()).isEqualTo(100);
    assertThat(signUps.unanswered()).isEqualTo(2);
    assertThat(signUps.secondsUntilLastConfirmed()).isEqualTo(0.5);
    assertThat(signUps.perSecond()).isEqualTo(25);
    assertThat(signUps.sentLateMillis()).isEqualTo(12.5);
  }

  @Test
  void acceptsInARushThatOthersAreRefusedOnceEverythingIsSold() {
    Load rush = Load.rush("bench", 50, 2, 50);

    assertThat(rush.wrongAnswers(signUps("\"201 confirmed\":50,\"201 waiting\":50"))).isEmpty();
    assertThat(rush.wrongAnswers(signUps("\"201 confirmed\":50,\"503 overloaded\":50"))).isEmpty();
  }

  @Test
  void findsFaultWithEveryOtherOutcomeOfARush() {
    Load rush = Load.rush("bench", 50, 2, 50);

    assertThat(rush.wrongAnswers(signUps("\"201 confirmed\":49,\"201 waiting\":51")))
        .containsExactly("49 of 50 places were sold");
    assertThat(rush.wrongAnswers(signUps("\"201 confirmed\":51,\"201 waiting\":49")))
        .containsExactly("51 of 50 places were sold");
    assertThat(rush.wrongAnswers(signUps("\"201 confirmed\":50,\"500 internal\":50")))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("not everybody was confirmed or put on the waiting list");
  }

  @Test
  void acceptsNoRefusalWhereThereArePlacesForEverybody() {
    Load load = Load.closedLoop("bench", 50, 2);

    assertThat(load.wrongAnswers(signUps("\"201 confirmed\":100"))).isEmpty();
    assertThat(load.wrongAnswers(signUps("\"201 confirmed\":99,\"503 overloaded\":1"))).isEmpty();
    assertThat(load.wrongAnswers(signUps("\"201 confirmed\":99,\"409 sold-out\":1"))).hasSize(1);
    assertThat(load.wrongAnswers(signUps("\"201 confirmed\":99,\"201 waiting\":1"))).hasSize(1);
  }

  private static SignUps signUps(String answers) {
    String result =
        """
        {"sent":102,"answered":100,"lastAnswer":3000.0,"lastConfirmed":1500.0,"sentLateMillis":12.5,"cpuSeconds":0.1,
        "runtime":2000000,"requests":100,"socketErrors":0,"answers":{%s},"latencies":[[1000,100]]}
        """
            .formatted(answers);
    return SignUps.of(JsonMapper.builder().build().readTree(result), 1000, 50);
  }
}
