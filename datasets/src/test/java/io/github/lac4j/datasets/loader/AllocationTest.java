package io.github.lac4j.datasets.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.ViewStream;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.Records;
import io.github.lac4j.datasets.Records.RecordFile;
import io.github.lac4j.datasets.StoredImages;
import io.github.lac4j.datasets.StoredImages.PixelOrder;
import io.github.lac4j.datasets.augment.ImageBuffer;
import io.github.lac4j.datasets.augment.ImageOperation;
import io.github.lac4j.datasets.recipe.MultiCropRecipes;
import io.github.lac4j.datasets.recipe.Pipeline;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.datasets.recipe.SimclrRecipes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Counts the bytes that rendering allocates, which must be none after the first images: a
 * collection of garbage must not fall into a step.
 */
class AllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int STEPS = 60;
  private static final int WARM_UP = 10;
  private static final int COMPILATIONS = 8;

  static Stream<Recipe> recipes() {
    return Recipes.all().stream().filter(recipe -> !recipe.equals(MultiCropRecipes.swav()));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void should_allocate_nothing_for_a_batch(Recipe recipe) {
    assumeThat(THREADS.isThreadAllocatedMemorySupported()).isTrue();
    ImageShape shape = new ImageShape(3, 32, 32);
    int views = Math.max(2, recipe.pipelines().size());
    BatchRenderer renderer =
        new BatchRenderer(
            new EpochPlan(
                TestSets.patterned(4 * STEPS, shape),
                recipe,
                views,
                4,
                new Seed(1),
                new Seed(2).permutation(4 * STEPS)));
    ViewBatch batch = new ViewBatch(new ViewLayout(recipe, views, shape), 4, DataType.FLOAT, true);
    BooleanSupplier never = () -> false;
    // The first call of the counter allocates itself.
    THREADS.getCurrentThreadAllocatedBytes();
    for (int step = 0; step < WARM_UP; step++) {
      renderer.render(step, batch, never);
    }

    int allocating = 0;
    for (int step = WARM_UP; step < STEPS; step++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      renderer.render(step, batch, never);
      allocating += THREADS.getCurrentThreadAllocatedBytes() == before ? 0 : 1;
    }

    assertThat(allocating).isLessThanOrEqualTo(COMPILATIONS);
  }

  @Test
  void should_allocate_nothing_for_images_that_a_file_holds_by_columns(@TempDir Path folder)
      throws IOException {
    assumeThat(THREADS.isThreadAllocatedMemorySupported()).isTrue();
    ImageShape shape = new ImageShape(3, 8, 8);
    Path file = Files.write(folder.resolve("images"), new byte[STEPS * shape.size()]);
    ImageDataset dataset =
        new StoredImages(
            "set",
            shape,
            List.of("a"),
            new int[STEPS],
            "here",
            Records.of(List.of(new RecordFile(file, 0, shape.size(), STEPS))),
            0,
            PixelOrder.COLUMNS);
    ImageReader reader = new ImageReader(dataset);
    THREADS.getCurrentThreadAllocatedBytes();
    for (int image = 0; image < WARM_UP; image++) {
      reader.read(image);
    }

    int allocating = 0;
    for (int image = WARM_UP; image < STEPS; image++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      reader.read(image);
      allocating += THREADS.getCurrentThreadAllocatedBytes() == before ? 0 : 1;
    }

    assertThat(allocating).isLessThanOrEqualTo(COMPILATIONS);
  }

  @Test
  void should_allocate_nothing_in_the_thread_of_a_worker() {
    assumeThat(THREADS.isThreadAllocatedMemorySupported()).isTrue();
    AllocatedBytes allocated = new AllocatedBytes(2 * 2 * STEPS);
    List<ImageOperation> operations =
        new ArrayList<>(SimclrRecipes.imageNet().pipelines().get(0).operations());
    operations.add(allocated);
    ViewLoader loader =
        new ViewLoader(
            TestSets.patterned(2 * STEPS, new ImageShape(3, 32, 32)),
            new Recipe("counted", List.of(new Pipeline(operations))),
            2,
            2,
            new Seed(1),
            DataType.FLOAT,
            1);

    try (ViewStream stream = loader.open(0, 0)) {
      while (stream.hasNext()) {
        stream.next();
      }
    }

    // Four views a step.
    assertThat(allocated.stepsThatAllocated(4)).isLessThanOrEqualTo(COMPILATIONS);
  }

  /** Notes after every view how much its thread has allocated. */
  private static final class AllocatedBytes implements ImageOperation {

    private final long[] bytes;
    private int next;

    AllocatedBytes(int views) {
      this.bytes = new long[views];
    }

    @Override
    public void apply(ImageBuffer image, RandomGenerator random) {
      bytes[next++] = THREADS.getCurrentThreadAllocatedBytes();
    }

    int stepsThatAllocated(int views) {
      int count = 0;
      for (int last = views * WARM_UP; last < bytes.length; last += views) {
        count += bytes[last] == bytes[last - views] ? 0 : 1;
      }
      return count;
    }
  }
}
