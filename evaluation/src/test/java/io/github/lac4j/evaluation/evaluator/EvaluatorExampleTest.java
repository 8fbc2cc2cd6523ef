package io.github.lac4j.evaluation.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.evaluation.feature.Features;
import io.github.lac4j.evaluation.feature.RandomFeatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs the example of an evaluator of one's own that the documentation shows. */
class EvaluatorExampleTest {

  private static final Path PAGE = Path.of("..", "docs", "evaluation.md");
  private static final Path THIS_FILE =
      Path.of("src/test/java/io/github/lac4j/evaluation/evaluator/EvaluatorExampleTest.java");

  // example: begin
  /** The settings; {@code shrinkage} from 0 to 1 moves class means towards the mean of all. */
  record NearestMeanConfig(double shrinkage) {
    NearestMeanConfig {
      if (!(shrinkage >= 0 && shrinkage <= 1)) {
        throw new IllegalArgumentException("shrinkage must be from 0 to 1, but is " + shrinkage);
      }
    }
  }

  record NearestMean(NearestMeanConfig config) implements Evaluator {

    @Override
    public String name() {
      return "nearest-mean";
    }

    @Override
    public String protocol() {
      return "class of the nearest class mean of raw features, shrinkage " + config.shrinkage();
    }

    @Override
    public Evaluation evaluate(Subject subject) {
      double[][] means = means(subject.train());
      Features test = subject.test();
      int[] predictions = new int[test.rows()];
      for (int row = 0; row < predictions.length; row++) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int label = 0; label < means.length; label++) {
          double squares = 0;
          for (int d = 0; d < test.dimensions(); d++) {
            squares += Math.pow(test.value(row, d) - means[label][d], 2);
          }
          if (squares < nearest) {
            nearest = squares;
            predictions[row] = label;
          }
        }
      }
      return Evaluation.of(
          Measure.accuracy("nearest mean top-1", test.accuracyOf(predictions)),
          ConfusionMatrix.of(test, predictions));
    }

    private double[][] means(Features train) {
      double[][] means = new double[train.classes()][train.dimensions()];
      int[] counts = new int[train.classes()];
      double[] all = new double[train.dimensions()];
      for (int row = 0; row < train.rows(); row++) {
        counts[train.label(row)]++;
        for (int d = 0; d < all.length; d++) {
          means[train.label(row)][d] += train.value(row, d);
          all[d] += (double) train.value(row, d) / train.rows();
        }
      }
      for (int label = 0; label < means.length; label++) {
        for (int d = 0; d < all.length; d++) {
          means[label][d] =
              (1 - config.shrinkage()) * means[label][d] / Math.max(1, counts[label])
                  + config.shrinkage() * all[d];
        }
      }
      return means;
    }
  }

  // example: end

  @Test
  void should_be_the_code_that_the_page_shows() throws IOException {
    String here = between(Files.readString(THIS_FILE), "// example: begin", "// example: end");
    String page = Files.readString(PAGE);
    String section = between(page, "<!-- evaluator-example -->", "<!-- /evaluator-example -->");

    assertThat(here).isNotBlank();
    assertThat(between(section, "```java", "```")).isEqualToNormalizingWhitespace(here);
  }

  @Test
  void should_judge_features() {
    Features train = RandomFeatures.gaussian(new Seed(1), new Seed(2), 300, 16, 3, 0.5);
    Features test = RandomFeatures.gaussian(new Seed(1), new Seed(3), 300, 16, 3, 0.5);

    Evaluation evaluation =
        new NearestMean(new NearestMeanConfig(0)).evaluate(new FrozenFeatures(train, test));

    assertThat(evaluation.measures().get(0).value()).isGreaterThan(0.95);
    assertThatThrownBy(() -> new NearestMeanConfig(2)).hasMessageContaining("but is 2.0");
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
