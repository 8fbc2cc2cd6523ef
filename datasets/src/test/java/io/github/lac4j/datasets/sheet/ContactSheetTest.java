package io.github.lac4j.datasets.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.StoredImages;
import io.github.lac4j.datasets.augment.QuarterTurn;
import io.github.lac4j.datasets.augment.RandomSolarization;
import io.github.lac4j.datasets.recipe.CifarRecipes;
import io.github.lac4j.datasets.recipe.MultiCropRecipes;
import io.github.lac4j.datasets.recipe.Pipeline;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.Recipes;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {

  @TempDir Path folder;

  /** Cells of 80 pixels, gaps of 4, and one more gap after the original. */
  @Test
  void should_show_originals_on_the_left_and_views_in_turn_beside_them() {
    Recipe recipe =
        new Recipe("two", List.of(Pipeline.of(), Pipeline.of(new RandomSolarization(0.5, 1))));

    BufferedImage sheet =
        new ContactSheet(brightSet(3, 200, 100, 50), recipe, 2, 3, new Seed(1)).draw();

    assertThat(sheet.getWidth()).isEqualTo(4 * 84 + 8);
    assertThat(sheet.getHeight()).isEqualTo(2 * 84 + 4);
    for (int row = 0; row < 2; row++) {
      int y = 4 + 84 * row + 40;
      assertThat(sheet.getRGB(44, y) & 0xffffff).isEqualTo(0xc86432);
      assertThat(sheet.getRGB(48 + 84, y) & 0xffffff).isEqualTo(0xc86432);
      assertThat(sheet.getRGB(48 + 2 * 84, y) & 0xffffff).isEqualTo(0x376432);
      assertThat(sheet.getRGB(48 + 3 * 84, y) & 0xffffff).isEqualTo(0xc86432);
    }
    assertThat(sheet.getRGB(86, 40) & 0xffffff).isEqualTo(0xffffff);
  }

  @Test
  void should_draw_grey_images_and_no_more_than_there_are() {
    ImageDataset grey =
        new StoredImages(
            "grey",
            new ImageShape(1, 1, 2),
            List.of("a"),
            new byte[] {0, (byte) 255},
            new int[1],
            "t");

    BufferedImage sheet =
        new ContactSheet(grey, Recipe.of("turn", new QuarterTurn(2)), 9, 1, new Seed(1)).draw();

    // One row of cells that are 80 pixels high and 160 wide.
    assertThat(sheet.getHeight()).isEqualTo(84 + 4);
    assertThat(sheet.getRGB(14, 44) & 0xffffff).isZero();
    assertThat(sheet.getRGB(154, 44) & 0xffffff).isEqualTo(0xffffff);
    assertThat(sheet.getRGB(182, 44) & 0xffffff).isEqualTo(0xffffff);
    assertThat(sheet.getRGB(322, 44) & 0xffffff).isZero();
  }

  @Test
  void should_keep_small_views_small() {
    BufferedImage sheet =
        new ContactSheet(brightSet(1, 9, 9, 9), MultiCropRecipes.multiCrop32(), 1, 6, new Seed(1))
            .draw();

    // The large views of 32 pixels set the size of all cells: 3 x 32.
    assertThat(sheet.getWidth()).isEqualTo(7 * 100 + 8);
    assertThat(sheet.getRGB(8 + 3 * 100 + 60, 20) & 0xffffff).isEqualTo(0xffffff);
    assertThat(sheet.getRGB(8 + 2 * 100 + 60, 20) & 0xffffff).isNotEqualTo(0xffffff);
  }

  @Test
  void should_write_a_png_and_leave_nothing_else() throws IOException {
    Path file = folder.resolve("new").resolve("sheet.png");
    ContactSheet sheet =
        new ContactSheet(brightSet(4, 1, 2, 3), CifarRecipes.a(), 4, 2, new Seed(1));

    sheet.write(file);
    sheet.write(file);

    BufferedImage drawn = sheet.draw();
    BufferedImage written = ImageIO.read(file.toFile());
    assertThat(written.getWidth()).isEqualTo(drawn.getWidth());
    for (int y = 0; y < drawn.getHeight(); y += 5) {
      for (int x = 0; x < drawn.getWidth(); x += 5) {
        assertThat(written.getRGB(x, y)).isEqualTo(drawn.getRGB(x, y));
      }
    }
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void should_reject_numbers_below_one_and_channels_without_a_colour() {
    ImageDataset set = brightSet(1, 1, 1, 1);
    ImageDataset two =
        new StoredImages(
            "two", new ImageShape(2, 1, 1), List.of("a"), new byte[2], new int[1], "t");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContactSheet(set, Recipes.none(), 0, 1, new Seed(1)))
        .withMessageContaining("number of images is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContactSheet(set, Recipes.none(), 1, 0, new Seed(1)))
        .withMessageContaining("number of views is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContactSheet(two, Recipes.none(), 1, 1, new Seed(1)))
        .withMessageContaining("2x1x1");
  }

  /** Images of 8 x 8 pixels of one colour. */
  private static ImageDataset brightSet(int size, int red, int green, int blue) {
    byte[] pixels = new byte[size * 3 * 64];
    for (int i = 0; i < pixels.length; i++) {
      int channel = i / 64 % 3;
      pixels[i] = (byte) (channel == 0 ? red : channel == 1 ? green : blue);
    }
    return new StoredImages(
        "bright", new ImageShape(3, 8, 8), List.of("a"), pixels, new int[size], "t");
  }
}
