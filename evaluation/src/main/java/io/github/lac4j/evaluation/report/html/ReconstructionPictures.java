package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.exhibit.Exhibits;
import io.github.lac4j.evaluation.exhibit.Reconstructed;
import java.util.List;
import java.util.Locale;

/** What a decoder made of the code of some test images. */
final class ReconstructionPictures implements ExhibitPictures {

  @Override
  public String id() {
    return "reconstructions";
  }

  @Override
  public String title() {
    return "Reconstructions";
  }

  @Override
  public String note() {
    return "Test images above, and below each what the decoder gives back. Only objectives with a decoder have them. The error is the mean squared difference of values from 0 to 1.";
  }

  @Override
  public boolean areIn(Exhibits exhibits) {
    return !exhibits.reconstructions().isEmpty();
  }

  @Override
  public String summary(Exhibits exhibits, long seed) {
    double mean =
        exhibits.reconstructions().stream()
            .mapToDouble(Reconstructed::meanSquaredError)
            .average()
            .orElseThrow();
    return String.format(
        Locale.ROOT, "mean squared error %.4f of these images, seed %d", mean, seed);
  }

  @Override
  public void write(Exhibits exhibits, Html html) {
    List<String> names = exhibits.classNames();
    html.open("div", "class", "pairs");
    for (Reconstructed one : exhibits.reconstructions()) {
      html.open("span", "class", "pair");
      Pictures.write(html, one.original(), "test image: " + names.get(one.label()), "query");
      Pictures.write(
          html,
          one.reconstruction(),
          String.format(Locale.ROOT, "its reconstruction, error %.4f", one.meanSquaredError()),
          "neighbour");
      html.close();
    }
    html.close();
  }
}
