package io.github.lac4j.datasets.testkit;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.RecipeSelection;
import io.github.lac4j.datasets.recipe.Recipes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every data set must do: give the same images with the same labels whenever and by however
 * many threads they are read, and know how they are augmented.
 *
 * <pre>{@code
 * class MyImagesTest extends DatasetContract {
 *   protected DatasetDefinition dataset() {
 *     return new MyImages(MyImagesConfig.defaults());
 *   }
 * }
 * }</pre>
 */
public abstract class DatasetContract {

  private static final byte UNTOUCHED = 7;

  /** Makes the contract; subclasses are found by JUnit. */
  protected DatasetContract() {}

  /** Returns the data set. */
  protected abstract DatasetDefinition dataset();

  /** Returns where its files lie; nowhere for a set that needs none. */
  protected DataLocation where() {
    return DataLocation.none();
  }

  private List<ImageDataset> parts() {
    DatasetSplits splits = dataset().open(where());
    return Stream.of(
            Stream.of(splits.train(), splits.test()),
            splits.validation().stream(),
            splits.unlabelled().stream())
        .flatMap(parts -> parts)
        .toList();
  }

  @Test
  void should_have_images_of_the_size_that_it_promises() {
    for (ImageDataset part : parts()) {
      assertThat(part.size()).isPositive();
      assertThat(part.shape()).isEqualTo(dataset().shape());
      assertThat(part.name()).isNotBlank();
      assertThat(part.source()).isNotBlank();
    }
  }

  @Test
  void should_have_labels_of_its_classes() {
    for (ImageDataset part : parts()) {
      int last = part.classNames().size() - 1;
      for (int label : part.labels()) {
        if (part.labelled()) {
          assertThat(label).isBetween(0, last);
        } else {
          assertThat(label).isEqualTo(ImageDataset.UNLABELLED);
        }
      }
    }
  }

  @Test
  void should_give_the_same_images_whenever_it_is_opened() {
    List<ImageDataset> once = parts();
    List<ImageDataset> again = parts();

    assertThat(again)
        .extracting(ImageDataset::fingerprint)
        .containsExactlyElementsOf(once.stream().map(ImageDataset::fingerprint).toList());
    for (ImageDataset part : once) {
      assertThat(part.fingerprint()).isEqualTo(ImageDataset.fingerprintOf(part));
    }
  }

  @Test
  void should_write_one_image_and_no_more() {
    ImageDataset train = parts().get(0);
    int bytes = train.shape().size();
    byte[] exact = new byte[bytes];
    byte[] longer = new byte[bytes + 3];
    Arrays.fill(longer, UNTOUCHED);

    train.copyPixels(0, exact);
    train.copyPixels(0, longer);

    assertThat(Arrays.copyOf(longer, bytes)).isEqualTo(exact);
    assertThat(Arrays.copyOfRange(longer, bytes, bytes + 3)).containsOnly(UNTOUCHED);
  }

  @Test
  void should_refuse_images_that_are_not_there() {
    ImageDataset train = parts().get(0);
    byte[] target = new byte[train.shape().size()];
    for (int index : new int[] {-1, train.size()}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> train.copyPixels(index, target));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> train.label(index));
    }
  }

  @Test
  void should_be_read_by_many_threads_at_once() {
    ImageDataset train = parts().get(0);
    int images = Math.min(train.size(), 64);
    List<byte[]> inTurn = IntStream.range(0, images).mapToObj(i -> pixels(train, i)).toList();

    List<byte[]> atOnce =
        IntStream.range(0, images).parallel().mapToObj(i -> pixels(train, i)).toList();

    for (int i = 0; i < images; i++) {
      assertThat(atOnce.get(i)).isEqualTo(inTurn.get(i));
    }
  }

  private static byte[] pixels(ImageDataset images, int index) {
    byte[] pixels = new byte[images.shape().size()];
    images.copyPixels(index, pixels);
    return pixels;
  }

  @Test
  void should_turn_wishes_into_recipes_that_fit_its_images() {
    Map<String, Recipe> known =
        Recipes.all().stream().collect(toMap(Recipe::name, recipe -> recipe));
    for (String wish :
        List.of(
            ViewPlan.PLAIN,
            ViewPlan.CONTRASTIVE,
            ViewPlan.SMALL_CROP,
            ViewPlan.QUARTER_TURN + " 2")) {
      Recipe recipe = RecipeSelection.choose(dataset().recipe(wish), known);

      assertThat(recipe.pipeline(0).resultShape(dataset().shape()).channels())
          .as(wish)
          .isEqualTo(dataset().shape().channels());
    }
  }
}
