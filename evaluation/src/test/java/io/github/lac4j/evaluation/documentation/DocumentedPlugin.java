package io.github.lac4j.evaluation.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The plug-in that the guide for contributors builds, as a jar. */
public final class DocumentedPlugin {

  private static final String PACKAGE = "org.example.spectral";

  private DocumentedPlugin() {}

  /**
   * Compiles and packs it.
   *
   * @param folder receives classes and jar
   * @param packageName its package, instead of the one on the page
   */
  public static Path jar(Path folder, String packageName) throws IOException {
    List<JavaExample> sources =
        MarkdownPage.named("docs/CONTRIBUTING.md").blocks().stream()
            .filter(block -> block.language().equals("java"))
            .map(JavaExample::of)
            .filter(example -> !example.className().endsWith("Test"))
            .map(example -> example.replacing(PACKAGE, packageName))
            .toList();
    return CompiledPages.compile(Files.createDirectory(folder.resolve(packageName)), sources)
        .withPlugins(packageName + ".SpectralPlugin")
        .jar(folder.resolve(packageName + ".jar"));
  }
}
