package io.github.lac4j.datasets.augment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.image.ImageShape;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What torchvision and PIL made of a small image; {@code references.py} tells how. */
public final class References {

  private static final Map<String, Reference> ALL = read();

  private References() {}

  /** One result. */
  public static final class Reference {

    private final ImageShape shape;
    private final float[] values;

    private Reference(ImageShape shape, float[] values) {
      this.shape = shape;
      this.values = values;
    }

    /** Returns its size. */
    public ImageShape shape() {
      return shape;
    }

    /** Returns C x H x W values, not a copy. */
    public float[] values() {
      return values;
    }
  }

  /** Returns the image that all operations were applied to, in a new buffer. */
  static ImageBuffer picture() {
    Reference picture = of("colour");
    return Images.of(picture.shape(), picture.values());
  }

  /** Returns one result. */
  public static Reference of(String name) {
    assertThat(ALL).containsKey(name);
    return ALL.get(name);
  }

  /** Fails unless an image has the size and, pixel by pixel, the values of a result. */
  static void assertThatIs(ImageBuffer image, String name, double tolerance) {
    Reference expected = of(name);
    assertThat(image.shape()).as(name).isEqualTo(expected.shape());
    float[] values = image.values();
    double worst = 0;
    int place = -1;
    for (int i = 0; i < values.length; i++) {
      double difference = Math.abs((double) values[i] - expected.values()[i]);
      if (!(difference <= worst)) {
        worst = difference;
        place = i;
      }
    }
    assertThat(worst)
        .as("largest difference from %s, at value %d", name, place)
        .isLessThanOrEqualTo(tolerance);
  }

  private static Map<String, Reference> read() {
    Map<String, Reference> all = new LinkedHashMap<>();
    try (InputStream stream = References.class.getResourceAsStream("references.bin");
        DataInputStream input = new DataInputStream(new BufferedInputStream(stream))) {
      while (true) {
        String name;
        try {
          name = input.readUTF();
        } catch (EOFException end) {
          return all;
        }
        ImageShape shape = new ImageShape(input.readInt(), input.readInt(), input.readInt());
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = input.readFloat();
        }
        all.put(name, new Reference(shape, values));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
