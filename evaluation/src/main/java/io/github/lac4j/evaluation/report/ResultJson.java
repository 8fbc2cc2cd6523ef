package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.report.Comparisons.Comparison;
import io.github.lac4j.evaluation.report.Comparisons.MeasureComparison;
import io.github.lac4j.evaluation.report.StudyReport.CellFailure;
import io.github.lac4j.evaluation.report.StudyReport.CellReport;
import io.github.lac4j.evaluation.report.StudyResult.MeasureStatistics;
import io.github.lac4j.evaluation.report.StudyResult.ResultRow;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Writes a study's result as JSON for programs: every cell, the rows of the table, and how they
 * compare.
 *
 * <p>Keys come in a fixed order, so equal results give equal text. Accuracies are in [0, 1], times
 * in seconds, memory in millions of bytes. A missing loss or deviation is null; a loss that is not
 * finite is the string {@code "NaN"} or {@code "Infinity"}, because JSON has no such number.
 */
public final class ResultJson {

  private final ObjectMapper mapper = new ObjectMapper();
  private final ObjectWriter writer;

  /** Creates a writer of indented JSON, with the same line breaks on every system. */
  public ResultJson() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    writer =
        mapper.writer(
            new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
  }

  /** Returns the result as a JSON object, ending in a line break. */
  public String write(StudyResult result) {
    requireNonNull(result, "result is null");
    return text(tree(result));
  }

  /**
   * Returns the whole report as a JSON object, ending in a line break: the result, and beside it
   * the study's name and command, failures, and for each cell its epochs and confusion matrices.
   */
  public String write(StudyReport report) {
    requireNonNull(report, "report is null");
    ObjectNode root = mapper.createObjectNode();
    root.put("name", report.name());
    report.command().forEach(root.putArray("command")::add);
    ObjectNode result = tree(report.result());
    root.setAll(result);
    for (int i = 0; i < report.cells().size(); i++) {
      addDetails((ObjectNode) result.get("cells").get(i), report.cells().get(i));
    }
    ArrayNode failures = root.putArray("failures");
    for (CellFailure failure : report.failures()) {
      failures
          .addObject()
          .put("dataset", failure.dataset())
          .put("model", failure.model())
          .put("objective", failure.objective())
          .put("seed", failure.seed())
          .put("reason", failure.reason());
    }
    return text(root);
  }

  private static void addDetails(ObjectNode node, CellReport cell) {
    node.put("cell", cell.id());
    ArrayNode epochs = node.putArray("epochs");
    for (EpochRecord epoch : cell.epochs()) {
      ObjectNode entry = epochs.addObject();
      entry.put("epoch", epoch.epoch()).put("meanLoss", epoch.meanLoss());
      ObjectNode metrics = entry.putObject("metrics");
      epoch.metrics().forEach(metrics::put);
      addMeasures(entry, epoch.measures());
    }
    ObjectNode confusions = node.putObject("confusions");
    cell.confusions()
        .forEach(
            (measure, matrix) -> {
              ArrayNode rows = confusions.putArray(measure);
              matrix.counts().forEach(row -> row.forEach(rows.addArray()::add));
            });
  }

  private String text(ObjectNode root) {
    try {
      return writer.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot write the result as JSON", e);
    }
  }

  private ObjectNode tree(StudyResult result) {
    ObjectNode root = mapper.createObjectNode();
    ArrayNode rows = root.putArray("rows");
    result.rows().forEach(row -> rows.add(row(row)));
    ArrayNode cells = root.putArray("cells");
    result.cells().forEach(cell -> cells.add(cell(cell)));
    ArrayNode comparisons = root.putArray("comparisons");
    Comparisons.of(result).forEach(measure -> add(comparisons, measure));
    ArrayNode protocol = root.putArray("protocol");
    result.protocol().forEach(protocol::add);
    result.notes().forEach(root.putArray("notes")::add);
    put(root.putObject("versions"), result.versions());
    put(root.putObject("fingerprints"), result.fingerprints());
    return root;
  }

  private ObjectNode row(ResultRow row) {
    ObjectNode node = mapper.createObjectNode();
    node.put("dataset", row.dataset());
    node.put("model", row.model());
    node.put("objective", row.objective());
    node.put("seeds", row.seeds());
    ArrayNode measures = node.putArray("measures");
    for (MeasureStatistics measure : row.measures()) {
      ObjectNode entry = measures.addObject();
      entry.put("name", measure.name());
      entry.put("scale", name(measure.scale()));
      entry.setAll(statistics(measure.statistics()));
    }
    node.set("trainingSeconds", statistics(row.trainingSeconds()));
    node.set("peakMemoryMegabytes", statistics(row.peakMemoryMegabytes()));
    return node;
  }

  private static String name(Measure.Scale scale) {
    return scale.name().toLowerCase(Locale.ROOT);
  }

  private ObjectNode statistics(Statistics statistics) {
    ObjectNode node = mapper.createObjectNode();
    node.put("count", statistics.count());
    node.put("mean", statistics.mean());
    put(node, "deviation", statistics.deviation());
    return node;
  }

  private ObjectNode cell(CellResult cell) {
    ObjectNode node = mapper.createObjectNode();
    node.put("dataset", cell.dataset());
    node.put("model", cell.model());
    node.put("objective", cell.objective());
    node.put("seed", cell.seed());
    addMeasures(node, cell.measures());
    node.put("trainingSeconds", cell.trainingSeconds());
    node.put("peakMemoryMegabytes", cell.peakMemoryMegabytes());
    node.put("steps", cell.steps());
    put(node, "lastLoss", cell.lastLoss());
    return node;
  }

  private static void addMeasures(ObjectNode node, List<Measure> found) {
    ArrayNode measures = node.putArray("measures");
    for (Measure measure : found) {
      ObjectNode entry = measures.addObject();
      entry.put("name", measure.name());
      entry.put("scale", name(measure.scale()));
      entry.put("value", measure.value());
    }
  }

  private static void add(ArrayNode comparisons, MeasureComparison measure) {
    for (Comparison comparison : measure.comparisons()) {
      ObjectNode node = comparisons.addObject();
      node.put("dataset", measure.dataset());
      node.put("model", measure.model());
      node.put("measure", measure.column().name());
      node.put("objective", comparison.objective());
      node.put("against", measure.against().name().toLowerCase(Locale.ROOT));
      node.put("reference", measure.reference());
      node.put("seeds", comparison.seeds());
      put(node, "meanDifference", comparison.meanDifference());
      put(node, "halfWidth95", of(comparison, Comparison.TestResult::halfWidth));
      put(node, "p", of(comparison, Comparison.TestResult::pValue));
      put(node, "holmP", of(comparison, Comparison.TestResult::adjustedPValue));
      node.put("family", measure.family());
      put(node, "signFlipP", comparison.signFlipPValue());
      comparison.untested().ifPresent(reason -> node.put("untested", reason));
    }
  }

  private static OptionalDouble of(
      Comparison comparison, ToDoubleFunction<Comparison.TestResult> number) {
    return comparison.test().stream().mapToDouble(number).findFirst();
  }

  private static void put(ObjectNode node, String key, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(key, value.getAsDouble());
    } else {
      node.putNull(key);
    }
  }

  private static void put(ObjectNode node, Map<String, String> values) {
    values.forEach(node::put);
  }
}
