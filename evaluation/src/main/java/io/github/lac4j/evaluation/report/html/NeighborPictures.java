package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.exhibit.Exhibits;
import io.github.lac4j.evaluation.exhibit.Neighbor;
import io.github.lac4j.evaluation.exhibit.Neighborhood;
import java.util.List;
import java.util.Locale;

/** Some test images with the training images that an encoder holds for most like them. */
final class NeighborPictures implements ExhibitPictures {

  @Override
  public String id() {
    return "neighbours";
  }

  @Override
  public String title() {
    return "Nearest neighbours";
  }

  @Override
  public String note() {
    return "On the left test images, chosen by chance from each class; beside each the training images with the largest cosine of features, the nearest first. A cross and a dashed frame mark another class than the test image's.";
  }

  @Override
  public boolean areIn(Exhibits exhibits) {
    return !exhibits.neighborhoods().isEmpty();
  }

  @Override
  public String summary(Exhibits exhibits, long seed) {
    List<Neighborhood> shown = exhibits.neighborhoods();
    long all = shown.stream().mapToLong(one -> one.neighbors().size()).sum();
    long same =
        shown.stream()
            .flatMap(
                one -> one.neighbors().stream().filter(neighbor -> neighbor.label() == one.label()))
            .count();
    return "%d of %d of the same class, seed %d".formatted(same, all, seed);
  }

  @Override
  public void write(Exhibits exhibits, Html html) {
    for (Neighborhood one : exhibits.neighborhoods()) {
      html.open("div", "class", "neighbours");
      String name = exhibits.classNames().get(one.label());
      Pictures.write(html, one.picture(), "test image: " + name, "query");
      for (Neighbor neighbor : one.neighbors()) {
        boolean alike = neighbor.label() == one.label();
        html.open("span", "class", alike ? "same" : "other");
        Pictures.write(
            html,
            neighbor.picture(),
            String.format(
                Locale.ROOT,
                "%s%s, cosine %.2f",
                exhibits.classNames().get(neighbor.label()),
                alike ? "" : " (another class)",
                neighbor.cosine()),
            "neighbour");
        html.close();
      }
      html.close();
    }
  }
}
