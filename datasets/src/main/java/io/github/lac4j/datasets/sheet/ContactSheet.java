package io.github.lac4j.datasets.sheet;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.check.Checks;
import io.github.lac4j.core.file.AtomicFile;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.augment.ImageBuffer;
import io.github.lac4j.datasets.recipe.Recipe;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Originals and views of a data set in a grid: one row for each image, the original on the left,
 * views beside it.
 *
 * <p>The images are spread evenly over the set. A recipe that describes its views one by one shows
 * them in turn, and again with new chance until the row is full. Small images are enlarged by a
 * whole factor, pixel by pixel; all cells share one factor, so that a small view looks small.
 *
 * <pre>{@code
 * new ContactSheet(train, SimclrRecipes.cifar(), 10, 8, new Seed(1)).write(Path.of("sheet.png"));
 * }</pre>
 */
public final class ContactSheet {

  private static final int GAP = 4;
  private static final int SMALLEST_CELL = 80;
  private static final float BRIGHTEST = 255f;

  private final ImageDataset dataset;
  private final Recipe recipe;
  private final int images;
  private final int views;
  private final Seed seed;

  /**
   * Prepares a sheet.
   *
   * @param dataset the images, of one or three channels
   * @param recipe how the views are made
   * @param images rows of the grid, at least 1; no more are drawn than there are
   * @param views columns beside the original, at least 1
   * @param seed where all chance comes from
   * @throws IllegalArgumentException if a number is below 1, or the images have neither one nor
   *     three channels
   */
  public ContactSheet(ImageDataset dataset, Recipe recipe, int images, int views, Seed seed) {
    this.dataset = requireNonNull(dataset, "dataset is null");
    this.recipe = requireNonNull(recipe, "recipe is null");
    this.images = Math.min(Checks.requireOneOrMore("The number of images", images), dataset.size());
    this.views = Checks.requireOneOrMore("The number of views", views);
    this.seed = requireNonNull(seed, "seed is null");
    int channels = dataset.shape().channels();
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException(
          "Images of %s cannot be drawn; a sheet needs 1 channel (grey) or 3 (red, green, blue)"
              .formatted(dataset.shape()));
    }
  }

  /** Draws the sheet. */
  public BufferedImage draw() {
    List<BufferedImage> cells = cells();
    int width = cells.stream().mapToInt(BufferedImage::getWidth).max().orElseThrow();
    int height = cells.stream().mapToInt(BufferedImage::getHeight).max().orElseThrow();
    int scale = Math.max(1, (SMALLEST_CELL - 1) / Math.min(width, height) + 1);
    int columnWidth = scale * width + GAP;
    int rowHeight = scale * height + GAP;
    // The original stands a little apart.
    BufferedImage sheet =
        new BufferedImage(
            (views + 1) * columnWidth + 2 * GAP,
            images * rowHeight + GAP,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int i = 0; i < cells.size(); i++) {
      BufferedImage cell = cells.get(i);
      int column = i % (views + 1);
      graphics.drawImage(
          cell,
          GAP + column * columnWidth + (column == 0 ? 0 : GAP),
          GAP + i / (views + 1) * rowHeight,
          scale * cell.getWidth(),
          scale * cell.getHeight(),
          null);
    }
    graphics.dispose();
    return sheet;
  }

  /**
   * Draws the sheet and writes it as PNG; a file of that name is replaced once the new one is
   * complete.
   *
   * @param file where to; missing folders are made
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    AtomicFile.replace(
        file,
        channel -> {
          if (!ImageIO.write(draw(), "png", Channels.newOutputStream(channel))) {
            throw new IOException(
                "This Java runtime cannot write PNG files; use one with java.desktop");
          }
        });
  }

  private List<BufferedImage> cells() {
    ImageShape shape = dataset.shape();
    byte[] bytes = new byte[shape.size()];
    float[] original = new float[shape.size()];
    ImageBuffer buffer = new ImageBuffer(shape);
    List<BufferedImage> cells = new ArrayList<>();
    for (int row = 0; row < images; row++) {
      int image = (int) ((long) row * dataset.size() / images);
      dataset.copyPixels(image, bytes);
      for (int i = 0; i < bytes.length; i++) {
        original[i] = (bytes[i] & 0xff) / BRIGHTEST;
      }
      cells.add(picture(shape, original));
      for (int view = 0; view < views; view++) {
        buffer.load(original);
        recipe
            .pipeline(view % recipe.pipelines().size())
            .apply(buffer, seed.derive(image).derive(view).generator());
        cells.add(picture(buffer.shape(), buffer.values()));
      }
    }
    return cells;
  }

  private static BufferedImage picture(ImageShape shape, float[] values) {
    BufferedImage picture =
        new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
    int plane = shape.height() * shape.width();
    int green = shape.channels() == 3 ? plane : 0;
    for (int i = 0; i < plane; i++) {
      picture.setRGB(
          i % shape.width(),
          i / shape.width(),
          level(values[i]) << 16 | level(values[i + green]) << 8 | level(values[i + 2 * green]));
    }
    return picture;
  }

  private static int level(float value) {
    return Math.round(BRIGHTEST * Math.max(0f, Math.min(1f, value)));
  }
}
