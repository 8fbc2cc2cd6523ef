package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.exhibit.Picture;

/** Puts pictures into the page itself. */
final class Pictures {

  private Pictures() {}

  /** Writes a picture; the text says what it shows. */
  static void write(Html html, Picture picture, String text, String kind) {
    html.empty(
        "img",
        "src",
        "data:image/png;base64," + picture.base64(),
        "width",
        Integer.toString(picture.width()),
        "height",
        Integer.toString(picture.height()),
        "alt",
        text,
        "title",
        text,
        "class",
        kind);
  }
}
