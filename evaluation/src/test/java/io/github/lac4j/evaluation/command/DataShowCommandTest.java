package io.github.lac4j.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataShowCommandTest {

  @TempDir Path folder;

  @Test
  void should_draw_as_many_rows_and_columns_as_asked() throws IOException {
    Path file = folder.resolve("sheet.png");

    CapturedCommand show =
        CapturedCommand.run(
            "data",
            "show",
            "fashion-mnist-subset",
            "--recipe",
            "supervised-cifar",
            "--images",
            "3",
            "--views",
            "2",
            "--part",
            "test",
            "--out",
            file.toString());

    assertThat(show.exitCode()).as(show.err()).isZero();
    assertThat(show.out())
        .contains("fashion-mnist-subset", "1x28x28", "supervised-cifar", file.toString());
    BufferedImage sheet = ImageIO.read(file.toFile());
    // Cells of 3 x 28 pixels, gaps of 4, one more beside the original.
    assertThat(sheet.getWidth()).isEqualTo(3 * 88 + 8);
    assertThat(sheet.getHeight()).isEqualTo(3 * 88 + 4);
  }

  @Test
  void should_take_the_recipe_of_the_data_set_by_default() {
    CapturedCommand show =
        CapturedCommand.run(
            "data", "show", "fashion-mnist-subset", "--out", folder.resolve("a.png").toString());

    assertThat(show.exitCode()).as(show.err()).isZero();
    assertThat(show.out()).contains("recipe mnist-contrastive");
  }

  @ParameterizedTest
  @CsvSource({
    "data, show",
    "data show fashion, There is no data set \"fashion\"; there are cifar10",
    "data show fashion-mnist-subset --recipe nice, There is no recipe \"nice\"; there are barlow",
    "'data show fashion-mnist-subset --recipe none,nice', There is no recipe \"nice\"",
    "data show fashion-mnist-subset --images 0, number of images is 0",
    "data show, NAME"
  })
  void should_refuse_what_it_does_not_know_with_the_remedy(String arguments, String remedy) {
    CapturedCommand show = CapturedCommand.run(arguments.split(" ", -1));

    assertThat(show.exitCode()).isEqualTo(2);
    assertThat(show.err()).contains(remedy).doesNotContain("\tat ");
  }
}
