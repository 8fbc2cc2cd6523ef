package io.github.lac4j.datasets.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.ViewSource;
import io.github.lac4j.core.view.ViewStream;
import io.github.lac4j.core.view.Views;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.StoredImages;
import io.github.lac4j.datasets.augment.ImageBuffer;
import io.github.lac4j.datasets.recipe.ByolRecipes;
import io.github.lac4j.datasets.recipe.CifarRecipes;
import io.github.lac4j.datasets.recipe.MultiCropRecipes;
import io.github.lac4j.datasets.recipe.Pipeline;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.Recipes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@Timeout(60)
class ViewLoaderTest {

  private static final ImageShape SHAPE = new ImageShape(3, 8, 8);
  private static final ImageDataset PATTERNED = TestSets.patterned(50, SHAPE);
  private static final Seed SEED = new Seed(7);

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 9})
  void should_give_the_same_bits_with_any_number_of_workers(int workers) {
    for (Recipe recipe : Recipes.all()) {
      if (recipe.equals(MultiCropRecipes.swav())) {
        // Does as multi-crop-32 does, at fifty times the size.
        continue;
      }
      for (int epoch = 0; epoch < 2; epoch++) {
        assertThat(epoch(loader(recipe, workers), epoch, 0))
            .isDeepEqualTo(epoch(loader(recipe, 1), epoch, 0));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void should_tell_which_images_a_step_has_and_their_labels(int workers) {
    ViewLoader loader =
        new ViewLoader(
                TestSets.numbered(21, SHAPE),
                Recipes.none(),
                2,
                4,
                SEED,
                DataType.FLOAT,
                workers,
                LastBatch.KEEP)
            .withLabels();
    for (int epoch = 0; epoch < 2; epoch++) {
      int images = 0;
      try (ViewStream stream = loader.open(epoch, 0)) {
        while (stream.hasNext()) {
          Batch batch = stream.next();
          assertThat(batch.images()).isEqualTo(batch.views().images());
          for (int i = 0; i < batch.images(); i++, images++) {
            // Every pixel of an image has its index as value.
            double value = batch.views().view(1).getDouble(i, 0, 0, 0);
            assertThat(Math.round(value * 255)).isEqualTo(batch.indices()[i]);
            assertThat(batch.labels()[i]).isEqualTo(batch.indices()[i] % 3);
          }
        }
      }
      assertThat(images).isEqualTo(21);
    }
  }

  @Test
  void should_give_labels_only_if_asked() {
    ViewLoader loader = new ViewLoader(PATTERNED, Recipes.none(), 1, 4, SEED, DataType.FLOAT, 1);
    try (ViewStream stream = loader.open(0, 0)) {
      assertThat(stream.next().labelled()).isFalse();
    }
    assertThat(epoch(loader.withLabels(), 1, 2)).isDeepEqualTo(epoch(loader, 1, 2));
  }

  @Test
  void should_refuse_labels_of_images_that_have_none() {
    ImageDataset unlabelled =
        new StoredImages(
            "unlabelled", SHAPE, List.of(), new byte[SHAPE.size()], new int[] {-1}, "test");
    ViewLoader loader = new ViewLoader(unlabelled, Recipes.none(), 1, 1, SEED, DataType.FLOAT, 1);
    assertThatThrownBy(loader::withLabels)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unlabelled have no labels");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5})
  void should_resume_as_if_uninterrupted(int firstStep) {
    float[][] whole = epoch(contrastive(2), 1, 0);

    float[][] resumed = epoch(contrastive(2), 1, firstStep);

    assertThat(resumed).isDeepEqualTo(Arrays.copyOfRange(whole, firstStep, whole.length));
  }

  @Test
  void should_give_the_same_bits_when_asked_again() {
    ViewSource loader = contrastive(2);
    float[][] first = epoch(loader, 3, 0);
    epoch(loader, 4, 2);

    assertThat(epoch(loader, 3, 0)).isDeepEqualTo(first);
  }

  @Test
  void should_change_every_bit_of_chance_with_the_seed() {
    ViewSource other =
        new ViewLoader(PATTERNED, CifarRecipes.a(), 2, 10, new Seed(8), DataType.FLOAT, 2);

    float[][] mine = epoch(contrastive(2), 0, 0);
    float[][] others = epoch(other, 0, 0);

    for (int step = 0; step < mine.length; step++) {
      assertThat(others[step]).isNotEqualTo(mine[step]);
    }
  }

  @Test
  void should_render_each_view_from_the_seed_of_its_epoch_image_and_view() {
    ImageDataset numbered = TestSets.numbered(6, SHAPE);
    Recipe noisy = Recipe.of("noisy", (image, random) -> image.values()[0] = random.nextFloat());
    ViewSource loader = new ViewLoader(numbered, noisy, 3, 2, SEED, DataType.FLOAT, 2);

    float[][] batches = epoch(loader, 5, 0);

    for (float[] batch : batches) {
      for (int view = 0; view < 3; view++) {
        for (int i = 0; i < 2; i++) {
          int row = (view * 2 + i) * SHAPE.size();
          int image = Math.round(batch[row + 1] * 255);
          assertThat(batch[row])
              .isEqualTo(
                  SEED.derive("views")
                      .derive(5)
                      .derive(image)
                      .derive(view)
                      .generator()
                      .nextFloat());
          // Every view of a place shows the same image.
          assertThat(image).isEqualTo(Math.round(batch[i * SHAPE.size() + 1] * 255));
        }
      }
    }
  }

  @Test
  void should_visit_every_image_once_in_an_epoch_and_in_another_order_in_the_next() {
    ViewSource loader = plain(TestSets.numbered(60, SHAPE), 10);
    List<Integer> identity = IntStream.range(0, 60).boxed().toList();

    List<List<Integer>> orders =
        IntStream.range(0, 5).mapToObj(epoch -> images(loader, epoch)).toList();

    assertThat(orders).doesNotHaveDuplicates().doesNotContain(identity);
    assertThat(orders)
        .allSatisfy(order -> assertThat(order).containsExactlyInAnyOrderElementsOf(identity));
  }

  @Test
  void should_drop_the_incomplete_last_batch() {
    ViewSource loader = plain(TestSets.numbered(25, SHAPE), 10);

    assertThat(loader.stepsPerEpoch()).isEqualTo(2);
    assertThat(images(loader, 0)).hasSize(20).doesNotHaveDuplicates();
    List<Integer> seen = new ArrayList<>();
    IntStream.range(0, 10).forEach(epoch -> seen.addAll(images(loader, epoch)));
    assertThat(seen).containsAll(IntStream.range(0, 25).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void should_keep_the_incomplete_last_batch_if_asked(int workers) {
    ViewLoader loader =
        new ViewLoader(
            TestSets.numbered(25, SHAPE),
            Recipes.none(),
            2,
            10,
            SEED,
            DataType.FLOAT,
            workers,
            LastBatch.KEEP);

    assertThat(loader.stepsPerEpoch()).isEqualTo(3);
    for (int epoch = 0; epoch < 3; epoch++) {
      List<Integer> sizes = new ArrayList<>();
      List<Integer> seen = new ArrayList<>();
      try (ViewStream stream = loader.open(epoch, 0)) {
        while (stream.hasNext()) {
          Views views = stream.next().views();
          sizes.add(views.images());
          for (int i = 0; i < views.images(); i++) {
            double value = views.view(1).getDouble(i, 0, 0, 0);
            assertThat(views.view(0).getDouble(i, 0, 0, 0)).isEqualTo(value);
            seen.add((int) Math.round(value * 255));
          }
        }
      }
      assertThat(sizes).containsExactly(10, 10, 5);
      assertThat(seen).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 25).boxed().toList());
    }
  }

  @Test
  void should_count_a_kept_last_batch_only_if_there_is_one() {
    ViewLoader loader =
        new ViewLoader(
            TestSets.numbered(20, SHAPE),
            Recipes.none(),
            1,
            10,
            SEED,
            DataType.FLOAT,
            1,
            LastBatch.KEEP);

    assertThat(loader.stepsPerEpoch()).isEqualTo(2);
    assertThat(images(loader, 0)).hasSize(20).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void should_give_views_of_several_sizes(int workers) {
    ImageShape large = new ImageShape(3, 32, 32);
    Recipe recipe = MultiCropRecipes.multiCrop32();
    ViewSource loader =
        new ViewLoader(TestSets.patterned(6, large), recipe, 6, 3, SEED, DataType.FLOAT, workers);

    try (ViewStream stream = loader.open(0, 0)) {
      while (stream.hasNext()) {
        Views views = stream.next().views();
        assertThat(views.count()).isEqualTo(6);
        assertThat(views.images()).isEqualTo(3);
        assertThat(views.bySize())
            .extracting(part -> part.stacked().shape())
            .containsExactly(new long[] {6, 3, 32, 32}, new long[] {12, 3, 16, 16});
        assertThat(views.view(1).shape()).containsExactly(3, 3, 32, 32);
        assertThat(views.view(5).shape()).containsExactly(3, 3, 16, 16);
        assertThat(views.view(5)).isNotEqualTo(views.view(4));
        assertThatThrownBy(views::stacked)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("2 sizes");
      }
    }
  }

  @Test
  void should_treat_each_view_as_its_pipeline_says() {
    Recipe recipe =
        new Recipe(
            "white-and-black",
            List.of(
                Pipeline.of((image, random) -> Arrays.fill(image.values(), 1)),
                Pipeline.of((image, random) -> Arrays.fill(image.values(), 0))));

    try (ViewStream stream = loader(recipe, 2).open(0, 0)) {
      Views views = stream.next().views();

      assertThat(views.view(0).minNumber().doubleValue()).isOne();
      assertThat(views.view(1).maxNumber().doubleValue()).isZero();
    }
  }

  @Test
  void should_refuse_a_recipe_for_another_number_of_views() {
    assertThatThrownBy(
            () -> new ViewLoader(PATTERNED, ByolRecipes.byol(), 1, 10, SEED, DataType.FLOAT, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The recipe byol describes 2 views one by one, but 1 are needed; choose a recipe of"
                + " one view");
  }

  @Test
  void should_count_the_time_it_kept_its_callers_waiting() {
    Thread caller = Thread.currentThread();
    Recipe late =
        Recipe.of(
            "late",
            (image, random) -> {
              while (caller.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
              }
            });
    ViewLoader loader =
        new ViewLoader(TestSets.numbered(1, SHAPE), late, 1, 1, SEED, DataType.FLOAT, 1);
    assertThat(loader.waitingSeconds()).isZero();

    try (ViewStream stream = loader.open(0, 0)) {
      stream.next();
    }

    assertThat(loader.waitingSeconds()).isPositive();
  }

  @Test
  void should_scale_bytes_to_zero_and_one() {
    ViewSource loader = plain(TestSets.numbered(256, new ImageShape(1, 1, 1)), 256);

    float[] values = epoch(loader, 0, 0)[0];
    Arrays.sort(values);

    for (int i = 0; i < 256; i++) {
      assertThat(values[i]).isEqualTo(i / 255f);
    }
  }

  @ParameterizedTest
  @CsvSource({"FLOAT, 1", "DOUBLE, 1", "FLOAT, 3", "DOUBLE, 3"})
  void should_give_views_of_the_asked_shape_and_type(DataType dataType, int count) {
    ViewSource loader = new ViewLoader(PATTERNED, Recipes.none(), count, 4, SEED, dataType, 2);

    try (ViewStream stream = loader.open(0, 0)) {
      Views views = stream.next().views();

      assertThat(views.stacked().shape()).containsExactly(count * 4L, 3, 8, 8);
      assertThat(views.stacked().dataType()).isEqualTo(dataType);
      assertThat(views.count()).isEqualTo(count);
      assertThat(views.images()).isEqualTo(4);
    }
  }

  @Test
  void should_give_the_same_values_as_float_and_double() {
    ViewSource doubles =
        new ViewLoader(PATTERNED, CifarRecipes.a(), 2, 10, SEED, DataType.DOUBLE, 2);

    assertThat(epoch(doubles, 0, 0)).isDeepEqualTo(epoch(contrastive(2), 0, 0));
  }

  @Test
  void should_keep_views_until_the_next_call() {
    ViewSource loader = contrastive(4);
    try (ViewStream stream = loader.open(0, 0)) {
      while (stream.hasNext()) {
        Views views = stream.next().views();
        float[] first = copy(views);
        for (int i = 0; i < 20; i++) {
          assertThat(copy(views)).isEqualTo(first);
        }
      }
    }
  }

  @Test
  void should_reuse_its_buffers() {
    ViewSource loader = contrastive(1);
    List<Views> given = new ArrayList<>();
    for (int epoch = 0; epoch < 4; epoch++) {
      try (ViewStream stream = loader.open(epoch, 0)) {
        while (stream.hasNext()) {
          given.add(stream.next().views());
        }
      }
    }

    // One for the worker and one for the training loop.
    assertThat(given).hasSize(20);
    assertThat(given.stream().distinct()).hasSize(2);
  }

  @Test
  void should_serve_two_open_streams_at_once() {
    ViewSource loader = contrastive(2);
    float[][] expected = epoch(contrastive(2), 0, 0);

    try (ViewStream one = loader.open(0, 0);
        ViewStream two = loader.open(0, 0)) {
      for (float[] step : expected) {
        assertThat(copy(one.next().views())).isEqualTo(step);
        assertThat(copy(two.next().views())).isEqualTo(step);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void should_leave_no_thread_when_closed(int steps) {
    ViewStream stream = contrastive(4).open(11, 0);
    for (int i = 0; i < steps; i++) {
      stream.next();
    }

    stream.close();

    assertThat(workersOfEpoch(11)).isEmpty();
    assertThat(stream.hasNext()).isFalse();
    assertThatThrownBy(stream::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    stream.close();
  }

  /** A batch that would take the worker a day: only giving up between images lets close return. */
  @Test
  void should_not_finish_a_batch_when_closed() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Recipe slow =
        Recipe.of(
            "slow",
            (image, random) -> {
              begun.countDown();
              pause();
            });
    ImageDataset large = TestSets.numbered(100_000, new ImageShape(1, 1, 1));
    ViewStream stream =
        new ViewLoader(large, slow, 1, 100_000, SEED, DataType.FLOAT, 1).open(12, 0);
    begun.await();

    stream.close();

    assertThat(workersOfEpoch(12)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void should_surface_the_failure_of_a_worker_at_its_step(int workers) {
    int[] order =
        images(plain(TestSets.numbered(60, SHAPE), 10), 0).stream().mapToInt(i -> i).toArray();
    int broken = order[35];
    Recipe failing = Recipe.of("failing", (image, random) -> failAt(image, broken));
    ViewSource loader =
        new ViewLoader(TestSets.numbered(60, SHAPE), failing, 1, 10, SEED, DataType.FLOAT, workers);

    try (ViewStream stream = loader.open(0, 0)) {
      for (int i = 0; i < 3; i++) {
        stream.next();
      }
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(stream::next)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("step 3 of epoch 0")
            .hasRootCauseInstanceOf(UnsupportedOperationException.class)
            .hasRootCauseMessage("broken image");
      }
    }
    assertThat(workersOfEpoch(0)).isEmpty();
  }

  @Test
  void should_surface_an_error_of_a_worker() {
    Recipe failing =
        Recipe.of(
            "failing",
            (image, random) -> {
              throw new StackOverflowError("deep");
            });

    try (ViewStream stream =
        new ViewLoader(PATTERNED, failing, 1, 10, SEED, DataType.FLOAT, 2).open(0, 0)) {
      assertThatThrownBy(stream::next)
          .isInstanceOf(IllegalStateException.class)
          .hasRootCauseInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void should_end_after_the_last_step() {
    try (ViewStream stream = contrastive(2).open(0, 5)) {
      assertThat(stream.hasNext()).isFalse();
      assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void should_reject_a_batch_larger_than_the_set() {
    assertThatThrownBy(() -> plain(PATTERNED, 51))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A batch of 51 images cannot be filled from the 50 of patterned; choose a batch size"
                + " of at most 50");
  }

  @ParameterizedTest
  @CsvSource({"0, 10, 1, views", "1, 0, 1, batch size", "1, 10, 0, workers"})
  void should_reject_numbers_below_one(int views, int batchSize, int workers, String name) {
    assertThatThrownBy(
            () ->
                new ViewLoader(
                    PATTERNED, Recipes.none(), views, batchSize, SEED, DataType.FLOAT, workers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("must be at least 1");
  }

  @Test
  void should_reject_a_batch_beyond_a_buffer() {
    assertThatThrownBy(
            () -> new ViewLoader(PATTERNED, Recipes.none(), 60_000, 50, SEED, DataType.FLOAT, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too large");
  }

  @Test
  void should_reject_a_type_it_cannot_write() {
    assertThatThrownBy(
            () -> new ViewLoader(PATTERNED, Recipes.none(), 1, 10, SEED, DataType.FLOAT16, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be loaded as")
        .hasMessageContaining("FLOAT or DOUBLE");
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, -1", "0, 6"})
  void should_reject_an_epoch_or_step_out_of_range(int epoch, int step) {
    ViewSource loader = contrastive(1);

    assertThatThrownBy(() -> loader.open(epoch, step))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be");
  }

  /** 2,000 shuffles of 5: each image is first 400 times, standard deviation 18, five allowed. */
  @Test
  void should_shuffle_without_preference() {
    int[] first = new int[5];
    for (int i = 0; i < 2000; i++) {
      first[SEED.derive(i).permutation(5)[0]]++;
    }

    for (int count : first) {
      assertThat((double) count).isCloseTo(400, within(90.0));
    }
  }

  private static void failAt(ImageBuffer image, int broken) {
    if (Math.round(image.values()[0] * 255) == broken) {
      throw new UnsupportedOperationException("broken image");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ViewSource contrastive(int workers) {
    return loader(CifarRecipes.a(), workers);
  }

  private static ViewSource loader(Recipe recipe, int workers) {
    int views = Math.max(2, recipe.pipelines().size());
    return new ViewLoader(PATTERNED, recipe, views, 10, SEED, DataType.FLOAT, workers);
  }

  private static ViewSource plain(ImageDataset dataset, int batchSize) {
    return new ViewLoader(dataset, Recipes.none(), 1, batchSize, SEED, DataType.FLOAT, 2);
  }

  private static List<Integer> images(ViewSource loader, int epoch) {
    List<Integer> images = new ArrayList<>();
    for (float[] batch : epoch(loader, epoch, 0)) {
      for (int i = 0; i < batch.length; i += SHAPE.size()) {
        images.add(Math.round(batch[i] * 255));
      }
    }
    return images;
  }

  private static float[][] epoch(ViewSource loader, int epoch, int firstStep) {
    List<float[]> steps = new ArrayList<>();
    try (ViewStream stream = loader.open(epoch, firstStep)) {
      while (stream.hasNext()) {
        steps.add(copy(stream.next().views()));
      }
    }
    return steps.toArray(float[][]::new);
  }

  private static float[] copy(Views views) {
    return concatenated(views.bySize().stream().map(Views::stacked).toList());
  }

  private static float[] concatenated(List<INDArray> stacks) {
    return Nd4j.concat(0, stacks.stream().map(INDArray::ravel).toArray(INDArray[]::new))
        .toFloatVector();
  }

  private static List<String> workersOfEpoch(int epoch) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("view-worker-"))
        .filter(name -> name.endsWith("-of-epoch-" + epoch))
        .toList();
  }
}
