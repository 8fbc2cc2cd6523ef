package io.github.lac4j.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lac4j.models.onednn.NativeLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {

  /** The names on the right are those of the PyTorch peer, whose lines stand beside these. */
  @ParameterizedTest
  @CsvSource({
    "step --width 8 --batch 2, resnet-step",
    "pretrain --objective moco --width 8 --batch 3 --d 4 --queue 5, pretrain-step",
    "cae --width 8 --batch 2, cae-step",
    "'lac --sizes 12,6,3,6,12 --batch 2', lac-step",
    "lac --model cae --width 8 --depth 2 --batch 2, lac-step",
    "lac --model cae --width 8 --batch 2 --recomputation, lac-step",
    "loss --n 5 --d 4, loss",
    "views --recipe simclr-cifar --batch 4, views",
    "views --recipe byol --batch 4 --side 16, views",
    "'views --recipe none,cifar-b --batch 4', views",
    "loss --objective info-nce --n 5 --d 4, loss",
    "loss --objective dcl --n 5 --d 4, loss",
    "loss --objective moco --n 5 --d 4 --queue 7, loss"
  })
  void should_print_one_line_of_json_in_the_words_of_the_peer(String arguments, String what)
      throws JsonProcessingException {
    CapturedCommand bench = bench(arguments + " --runs 1 --json");

    assertThat(bench.exitCode()).as(bench.err()).isZero();
    assertThat(bench.out().lines()).hasSize(1);
    JsonNode line = new ObjectMapper().readTree(bench.out());
    assertThat(line.fieldNames())
        .toIterable()
        .contains(
            "what",
            "objective",
            "width",
            "batch",
            "n",
            "d",
            "queue",
            "recipe",
            "side",
            "threads",
            "median_ms",
            "peak_rss_mb");
    assertThat(line.get("what").asText()).isEqualTo(what);
    assertThat(line.get("executor").asText()).isNotEmpty();
    assertThat(line.get("threads").asInt()).isPositive();
    assertThat(line.get("median_ms").isNumber()).isTrue();
    assertThat(line.get("peak_rss_mb").asInt()).isPositive();
  }

  @Test
  void should_relate_a_step_to_what_the_machine_can_compute() throws JsonProcessingException {
    assumeThat(NativeLibrary.problem()).isEmpty();

    JsonNode line =
        new ObjectMapper().readTree(bench("step --width 8 --batch 2 --runs 1 --json").out());

    // An image takes 8,871,936 multiplications forward, of which 221,184 in the first layer, and
    // two
    // more passes, but for the gradient of the image.
    assertThat(line.get("gflop_per_step").asDouble())
        .isEqualTo(2 * 2 * (3 * 8_871_936 - 221_184) / 1e9);
    assertThat(line.get("peak_gflops").asDouble()).isPositive();
    assertThat(line.get("share_of_peak").asDouble())
        .isCloseTo(
            line.get("gflops").asDouble() / line.get("peak_gflops").asDouble(), within(1e-3));
    assertThat(bench("step --width 8 --batch 2 --runs 1").out()).contains("of a matrix product");
    assertThat(bench("loss --n 5 --d 4 --runs 1 --json").out()).doesNotContain("share_of_peak");
  }

  @Test
  void should_repeat_the_sizes_it_was_asked_for() throws JsonProcessingException {
    CapturedCommand bench =
        bench("loss --objective moco --n 6 --d 5 --queue 9 --width 3 --batch 8 --runs 1 --json");

    JsonNode line = new ObjectMapper().readTree(bench.out());
    assertThat(line.get("objective").asText()).isEqualTo("moco");
    assertThat(line.get("n").asInt()).isEqualTo(6);
    assertThat(line.get("d").asInt()).isEqualTo(5);
    assertThat(line.get("queue").asInt()).isEqualTo(9);
    assertThat(line.get("width").asInt()).isEqualTo(3);
    assertThat(line.get("batch").asInt()).isEqualTo(8);
  }

  @Test
  void should_print_a_sentence_without_json() {
    CapturedCommand bench = bench("loss --n 5 --d 4 --runs 2");

    assertThat(bench.exitCode()).isZero();
    assertThat(bench.out()).startsWith("loss: median ").contains("of 2 runs");
  }

  @ParameterizedTest
  @CsvSource({
    "'lac --sizes 12,6,3,6,11 --batch 2', must read the same from both ends",
    "'lac --sizes 12,6,6,12 --batch 2', must read the same from both ends",
    "'lac --sizes 12 --batch 2', must read the same from both ends",
    "'lac --sizes 12,0,12 --batch 2', 1 or more",
    "loss --objective simclr, 'did you mean nt-xent? There are nt-xent, info-nce, dcl, moco'",
    "pretrain --objective simclr --width 8 --batch 2, did you mean nt-xent? There are autoencoder",
    "pretrain --objective lac --width 8 --batch 2, head",
    "step --width 65 --batch 2, 'width must be between 8 and 64'",
    "step --model vit, 'there are resnet18, resnet34'",
    "lac --model vit, 'there are mlp, cae'",
    "cae --depth 0, depth is 0",
    "walk, WORK",
    "'', WORK",
    "step --width 0, width is 0",
    "step --width 8 --batch 0, batch is 0",
    "cae --width -3, width is -3",
    "loss --n 0, n is 0",
    "views --side 0, side is 0",
    "views --recipe simclir, 'There is no recipe \"simclir\"; did you mean simclr? There are barlow-twins'",
    "loss --d 0, d is 0",
    "loss --objective moco --queue 0, queue is 0",
    "loss --n 5 --d 4 --runs 0, runs is 0"
  })
  void should_refuse_wrong_sizes_and_names_with_the_remedy(String arguments, String remedy) {
    CapturedCommand bench = bench(arguments);

    assertThat(bench.exitCode()).as(bench.err()).isEqualTo(2);
    assertThat(bench.err()).contains(remedy).doesNotContain("\tat ");
    assertThat(bench.out()).isEmpty();
  }

  private static CapturedCommand bench(String arguments) {
    return CapturedCommand.run(("bench " + arguments + " --warm-up 0").strip().split(" "));
  }
}
