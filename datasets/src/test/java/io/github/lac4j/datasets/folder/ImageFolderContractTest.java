package io.github.lac4j.datasets.folder;

import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.testkit.DatasetContract;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderContractTest extends DatasetContract {

  @TempDir Path root;

  @BeforeEach
  void makePictures() throws IOException {
    for (String name : List.of("cats", "dogs")) {
      Path folder = Files.createDirectories(root.resolve("pictures").resolve(name));
      for (int i = 0; i < 4; i++) {
        BufferedImage picture = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(i, i, 0xff8040);
        ImageIO.write(picture, "png", folder.resolve(i + ".png").toFile());
      }
    }
  }

  @Override
  protected DatasetDefinition dataset() {
    return new ImageFolder(
        root.resolve("pictures"), new ImageFolderConfig(8, false, false, 0.5, 0));
  }

  @Override
  protected DataLocation where() {
    return DataLocation.of(root.resolve("cache"));
  }
}
