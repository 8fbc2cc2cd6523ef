package io.github.lac4j.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLocationTest {

  @TempDir Path folder;

  @Test
  void should_look_in_the_explicit_folder_before_that_of_the_environment() throws IOException {
    Path explicit = Files.createDirectories(folder.resolve("explicit/set"));
    Path environment = Files.createDirectories(folder.resolve("environment/set"));
    Map<String, String> variables = Map.of("LAC4J_DATA", environment.getParent().toString());

    DataLocation both = DataLocation.of(Optional.of(explicit.getParent()), variables);
    DataLocation second = DataLocation.of(Optional.of(folder.resolve("empty")), variables);

    assertThat(both.folderOf("set", List.of("set"), List.of(), "files")).isEqualTo(explicit);
    assertThat(second.folderOf("set", List.of("set"), List.of(), "files")).isEqualTo(environment);
  }

  @Test
  void should_prefer_the_data_directory_to_a_system_package() throws IOException {
    Path mine = Files.createDirectories(folder.resolve("mine/set"));
    Path system = Files.createDirectories(folder.resolve("system"));

    assertThat(
            DataLocation.of(mine.getParent())
                .folderOf("set", List.of("set"), List.of(system), "files"))
        .isEqualTo(mine);
    assertThat(DataLocation.none().folderOf("set", List.of("set"), List.of(system), "files"))
        .isEqualTo(system);
  }

  @Test
  void should_name_every_path_looked_at_and_what_belongs_there() {
    DataLocation location =
        DataLocation.of(Optional.of(folder), Map.of("LAC4J_DATA", folder.resolve("e").toString()));

    assertThatThrownBy(
            () ->
                location.folderOf(
                    "set", List.of("one", "two"), List.of(folder.resolve("s")), "the files"))
        .isInstanceOf(DatasetNotFoundException.class)
        .hasMessageContaining(folder.resolve("one") + " (from --data-dir)")
        .hasMessageContaining(folder.resolve("two") + " (from --data-dir)")
        .hasMessageContaining(folder.resolve("e").resolve("one") + " (from LAC4J_DATA)")
        .hasMessageContaining(folder.resolve("s") + " (system package)")
        .hasMessageEndingWith("Create <data directory>/one and put there the files.");
  }

  @Test
  void should_say_how_to_name_a_data_directory_when_there_is_none() {
    assertThatThrownBy(
            () ->
                DataLocation.of(Optional.empty(), Map.of("LAC4J_DATA", " "))
                    .folderOf("set", List.of("set"), List.of(), "files"))
        .isInstanceOf(DatasetNotFoundException.class)
        .hasMessageContaining("--data-dir")
        .hasMessageContaining("LAC4J_DATA");
  }
}
