package io.github.lac4j.core.training;

import io.github.lac4j.core.objective.StepReport;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JSON object of one step, and how its step is found again. */
final class StepLine {

  private static final Pattern START = Pattern.compile("\\{\"step\":(\\d{1,18}),\"epoch\":\\d+,");

  private StepLine() {}

  /** Returns one line without its end; metrics are in the order of their names. */
  static String of(TrainingProgress progress, StepReport report, Map<String, String> labels) {
    StringBuilder line = new StringBuilder();
    line.append("{\"step\":").append(progress.step());
    line.append(",\"epoch\":").append(progress.epoch() + 1);
    for (Map.Entry<String, String> label : labels.entrySet()) {
      line.append(',');
      appendText(line, label.getKey());
      line.append(':');
      appendText(line, label.getValue());
    }
    line.append(",\"loss\":");
    appendNumber(line, report.loss());
    line.append(",\"metrics\":{");
    String separator = "";
    for (Map.Entry<String, Double> metric : new TreeMap<>(report.metrics()).entrySet()) {
      line.append(separator);
      appendText(line, metric.getKey());
      line.append(':');
      appendNumber(line, metric.getValue());
      separator = ",";
    }
    return line.append("}}").toString();
  }

  /** Returns the step of a line, or -1 if the line is none of ours. */
  static long stepOf(String line) {
    Matcher start = START.matcher(line);
    return start.lookingAt() && line.endsWith("}}") ? Long.parseLong(start.group(1)) : -1;
  }

  /** JSON has no word for numbers that are not finite, so they become texts. */
  private static void appendNumber(StringBuilder line, double number) {
    if (Double.isFinite(number)) {
      line.append(number);
    } else {
      line.append('"').append(number).append('"');
    }
  }

  private static void appendText(StringBuilder line, String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        line.append("\\u%04x".formatted((int) c));
      } else {
        line.append(c);
      }
    }
    line.append('"');
  }
}
