package io.github.lac4j.evaluation.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.DescribedSetting;
import io.github.lac4j.evaluation.guice.CommandFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescriptionsTest {

  private final CommandFactory everything =
      CommandFactory.create(DescriptionsTest.class.getClassLoader());
  private final Descriptions descriptions;

  DescriptionsTest() throws Exception {
    descriptions =
        new Descriptions(everything.create(Catalog.class), everything.create(ConfigBinder.class));
  }

  @Test
  void should_describe_the_settings_of_an_objective_in_the_order_of_its_record() {
    List<DescribedSetting> settings = descriptions.of("nt-xent").get(0).settings();

    assertThat(settings.get(0))
        .isEqualTo(
            new DescribedSetting(
                "temperature",
                "0.5",
                "above 0",
                "tau, which divides the cosines; lower looks at closer negatives"));
    assertThat(settings)
        .extracting(DescribedSetting::key, DescribedSetting::defaultValue)
        .contains(
            tuple("head", ""),
            tuple("head.shape", "simclr"),
            tuple("optimization.optimizer", "sgd"),
            tuple("optimization.optimizer.weightDecay", "0.0005"));
  }
}
