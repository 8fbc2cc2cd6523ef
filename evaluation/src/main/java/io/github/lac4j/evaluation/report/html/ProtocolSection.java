package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.report.StudyResult;
import io.github.lac4j.evaluation.report.html.HtmlReport.Section;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How the numbers were made, and how to make them again. */
final class ProtocolSection {

  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ProtocolSection() {}

  static Section section() {
    return new Section("protocol", "Protocol", study -> true, ProtocolSection::write);
  }

  private static void write(StudyView study, Html html) {
    List<String> command = study.report().command();
    if (!command.isEmpty()) {
      html.leaf("h3", "Run it again");
      html.open("div.command");
      html.leaf("pre", String.join(" ", command.stream().map(ProtocolSection::quoted).toList()));
      html.leaf("button.copy.needs-script type=button", "Copy");
      html.close();
    }
    StudyResult result = study.report().result();
    List<String> lines = result.protocol();
    if (!lines.isEmpty()) {
      html.leaf("h3", "How the numbers were made");
      html.open("dl.protocol");
      for (String line : lines) {
        int colon = line.indexOf(": ");
        html.leaf("dt", colon < 0 ? "" : line.substring(0, colon));
        html.leaf("dd", colon < 0 ? line : line.substring(colon + 2));
      }
      html.close();
    }
    writeMap("Versions", result.versions(), html);
    writeMap("Fingerprints of the data (SHA-256)", result.fingerprints(), html);
  }

  private static void writeMap(String title, Map<String, String> entries, Html html) {
    if (entries.isEmpty()) {
      return;
    }
    html.leaf("h3", title);
    html.open("dl.protocol.mono");
    entries.forEach(
        (name, value) -> {
          html.leaf("dt", name);
          html.leaf("dd", value);
        });
    html.close();
  }

  /** Quotes a word of a command as a shell needs it. */
  private static String quoted(String word) {
    return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
