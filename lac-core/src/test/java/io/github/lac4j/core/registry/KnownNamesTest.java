package io.github.lac4j.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownNamesTest {

  private final KnownNames objectives =
      new KnownNames("objective", List.of("dcl", "info-nce", "moco", "nt-xent"));

  @ParameterizedTest
  @CsvSource({
    "simclr,nt-xent",
    "SimCLR,nt-xent",
    "sim-clr,nt-xent",
    "cpc,info-nce",
    "moco-v2,moco",
    "MoCo_v2,moco",
    "nt-xnet,nt-xent",
    "NTXent,nt-xent",
    "InfoNCE,info-nce"
  })
  void should_guess_what_was_meant(String given, String meant) {
    assertThat(objectives.missing(given))
        .isEqualTo(
            "There is no objective \"%s\"; did you mean %s? There are dcl, info-nce, moco, nt-xent",
            given, meant);
  }

  @ParameterizedTest
  @CsvSource({"byol", "lac", "autoencoder", "ae", "something"})
  void should_guess_nothing_that_is_not_there(String given) {
    assertThat(objectives.missing(given))
        .isEqualTo("There is no objective \"%s\"; there are dcl, info-nce, moco, nt-xent", given);
  }

  @Test
  void should_know_synonyms_by_their_kind() {
    KnownNames datasets = new KnownNames("data set", List.of("cifar10", "cifar100"));

    assertThat(datasets.hint("cifar")).startsWith("did you mean cifar10? There are cifar10,");
    assertThat(datasets.hint("simclr")).isEqualTo("there are cifar10, cifar100");
  }

  @Test
  void should_put_first_what_the_caller_guesses() {
    assertThat(
            new KnownNames("data set", List.of("cifar10"))
                .missing("cifar", Optional.of("folder:cifar")))
        .isEqualTo(
            "There is no data set \"cifar\"; did you mean folder:cifar or cifar10? There are cifar10");
  }
}
