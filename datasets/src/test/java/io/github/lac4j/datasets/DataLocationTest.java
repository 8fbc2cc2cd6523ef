package io.github.lac4j.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.datasets.DataLocation.DatasetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataLocationTest {

  private static final DatasetLayout SET =
      DatasetLayout.fetchable("set", List.of("set"), List.of(), "files");

  @TempDir Path folder;

  @Test
  void should_look_in_the_explicit_folder_before_that_of_the_environment() throws IOException {
    Path explicit = Files.createDirectories(folder.resolve("explicit/set"));
    Path environment = Files.createDirectories(folder.resolve("environment/set"));
    Map<String, String> variables = Map.of("LAC4J_DATA", environment.getParent().toString());

    DataLocation both = DataLocation.of(Optional.of(explicit.getParent()), variables);
    DataLocation second = DataLocation.of(Optional.of(folder.resolve("empty")), variables);

    assertThat(both.require(SET)).isEqualTo(new DatasetFolder(explicit, "--data-dir"));
    assertThat(second.require(SET)).isEqualTo(new DatasetFolder(environment, "LAC4J_DATA"));
  }

  @Test
  void should_prefer_the_data_directory_to_a_system_package() throws IOException {
    Path mine = Files.createDirectories(folder.resolve("mine/set"));
    Path system = Files.createDirectories(folder.resolve("system"));

    DatasetLayout layout = DatasetLayout.fetchable("set", List.of("set"), List.of(system), "files");
    assertThat(DataLocation.of(mine.getParent()).require(layout).path()).isEqualTo(mine);
    assertThat(DataLocation.none().require(layout))
        .isEqualTo(new DatasetFolder(system, "a system package"))
        .hasToString(system + " (from a system package)");
  }

  @Test
  void should_look_in_the_user_cache_after_all_folders_named_and_put_new_sets_into_the_first() {
    Map<String, String> variables = Map.of("LAC4J_DATA", folder.resolve("e").toString());

    DataLocation plain = DataLocation.standard(Optional.empty(), Map.of(), folder);
    DataLocation full =
        DataLocation.standard(Optional.of(folder.resolve("mine")), variables, folder);

    assertThat(plain.target()).contains(folder.resolve(".cache/lac4j"));
    assertThat(full.roots())
        .extracting(DatasetFolder::path)
        .containsExactly(
            folder.resolve("mine"), folder.resolve("e"), folder.resolve(".cache/lac4j"));
    assertThat(full.target()).contains(folder.resolve("mine"));
    assertThat(full.cache()).contains(folder.resolve("mine"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void should_keep_decoded_images_in_the_user_cache_if_the_folder_named_cannot_be_written() {
    DataLocation location =
        DataLocation.standard(Optional.of(Path.of("/proc/1")), Map.of(), folder);

    assertThat(location.cache()).contains(folder.resolve(".cache/lac4j"));
  }

  @Test
  void should_make_no_folder_of_a_home_that_the_system_does_not_know() {
    DataLocation location = DataLocation.standard(Optional.empty(), Map.of(), Path.of("?"));

    assertThat(location.roots()).isEmpty();
    assertThat(location.cache()).isEmpty();
  }

  @Test
  void should_take_the_cache_directory_that_the_environment_names_if_it_is_absolute() {
    String xdg = folder.resolve("xdg").toAbsolutePath().toString();

    assertThat(
            DataLocation.standard(Optional.empty(), Map.of("XDG_CACHE_HOME", xdg), folder).cache())
        .contains(Path.of(xdg, "lac4j"));
    assertThat(
            DataLocation.standard(Optional.empty(), Map.of("XDG_CACHE_HOME", "xdg"), folder)
                .cache())
        .contains(folder.resolve(".cache/lac4j"));
  }

  @Test
  void should_find_nothing_where_nothing_is() {
    assertThat(DataLocation.of(folder).find(SET)).isEmpty();
  }

  @Test
  void should_name_every_path_looked_at_and_what_belongs_there() {
    DataLocation location =
        DataLocation.of(Optional.of(folder), Map.of("LAC4J_DATA", folder.resolve("e").toString()));

    assertThatThrownBy(
            () ->
                location.require(
                    DatasetLayout.fetchable(
                        "set", List.of("one", "two"), List.of(folder.resolve("s")), "the files")))
        .isInstanceOf(DatasetNotFoundException.class)
        .hasMessageContaining(folder.resolve("one") + " (from --data-dir)")
        .hasMessageContaining(folder.resolve("two") + " (from --data-dir)")
        .hasMessageContaining(folder.resolve("e").resolve("one") + " (from LAC4J_DATA)")
        .hasMessageContaining(folder.resolve("s") + " (from a system package)")
        .hasMessageContaining("lac data fetch set")
        .hasMessageEndingWith("Or create <data directory>/one and put there the files.");
  }

  @Test
  void should_say_how_to_name_a_data_directory_when_there_is_none() {
    assertThatThrownBy(
            () -> DataLocation.of(Optional.empty(), Map.of("LAC4J_DATA", " ")).require(SET))
        .isInstanceOf(DatasetNotFoundException.class)
        .hasMessageContaining("--data-dir")
        .hasMessageContaining("LAC4J_DATA");
  }
}
