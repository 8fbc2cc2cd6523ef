package io.github.lac4j.evaluation.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The plug-ins that the pages show, as one jar. */
public final class DocumentedPlugins {

  private static final String PACKAGE = "org.example";

  private DocumentedPlugins() {}

  /**
   * Compiles and packs them.
   *
   * @param folder receives classes and jar
   * @param packageName their package, instead of {@code org.example}
   */
  public static Path jar(Path folder, String packageName) throws IOException {
    List<JavaExample> sources =
        MarkdownPage.all().stream()
            .flatMap(page -> page.blocks().stream())
            .filter(block -> block.language().equals("java"))
            .map(JavaExample::of)
            .filter(example -> example.className().startsWith(PACKAGE))
            .filter(example -> !example.className().endsWith("Test"))
            .map(example -> example.replacing(PACKAGE, packageName))
            .toList();
    return CompiledPages.compile(Files.createDirectory(folder.resolve(packageName)), sources)
        .withPlugins(
            sources.stream()
                .map(JavaExample::className)
                .filter(name -> name.endsWith("Plugin"))
                .toArray(String[]::new))
        .jar(folder.resolve(packageName + ".jar"));
  }
}
