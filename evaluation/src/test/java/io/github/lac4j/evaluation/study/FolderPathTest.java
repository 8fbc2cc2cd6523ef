package io.github.lac4j.evaluation.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.evaluation.execution.StudyFixture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images of a folder are the same data under every path. */
class FolderPathTest {

  private final StudyFixture fixture = new StudyFixture();

  @TempDir Path folder;

  @Test
  void should_give_a_cell_one_identity_however_the_path_is_written() throws IOException {
    Path pictures = pictures("pictures", 1);
    Path here = Path.of("").toAbsolutePath();

    Study absolute = plan(pictures.toString());
    for (String spelt :
        List.of(
            pictures + "/",
            pictures.getParent() + "/./pictures",
            here.relativize(pictures).toString())) {
      Study other = plan(spelt);
      assertThat(other.cells()).extracting(StudyCell::id).isEqualTo(ids(absolute));
      assertThat(StudyChanges.between(absolute.resolved(), other.resolved()).losses(Set.of()))
          .isEmpty();
      assertThat(other.resolved().at("/datasets/0/dataset").asText())
          .isEqualTo("folder:" + pictures);
      assertThat(other.datasets().get(0).chosen().title()).isEqualTo("folder:" + spelt);
    }
    assertThat(absolute.task(absolute.cells().get(0)).dataset()).isEqualTo("folder:" + pictures);
  }

  @Test
  void should_tell_folders_apart_by_their_images() throws IOException {
    Study one = plan(pictures("one", 1).toString());
    Study copy = plan(pictures("copy", 1).toString());
    Study other = plan(pictures("other", 2).toString());

    assertThat(ids(copy)).isEqualTo(ids(one));
    assertThat(ids(other)).doesNotContainAnyElementsOf(ids(one));
  }

  private static List<String> ids(Study study) {
    return study.cells().stream().map(StudyCell::id).toList();
  }

  private Study plan(String path) {
    return fixture.plan(
        StudyFixture.text("objectives: [lac]\nepochs: 1\nbatchSizes: [4]\nevaluators: [knn]")
            .select(EntryList.DATASETS, List.of("folder:" + path), "--data")
            .with(List.of("folder.size=8"), "--set", fixture.binder()),
        DataLocation.of(Optional.of(folder.resolve("data")), Map.of()));
  }

  private Path pictures(String name, long seed) throws IOException {
    Random random = new Random(seed);
    Path pictures = folder.toRealPath().resolve(name);
    for (String label : List.of("a", "b")) {
      Path own = Files.createDirectories(pictures.resolve(label));
      for (int i = 0; i < 8; i++) {
        BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        for (int j = 0; j < 64; j++) {
          picture.setRGB(j % 8, j / 8, random.nextInt());
        }
        ImageIO.write(picture, "png", own.resolve(i + ".png").toFile());
      }
    }
    return pictures;
  }
}
