package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.report.Comparisons.Comparison;
import io.github.lac4j.evaluation.report.Comparisons.MeasureComparison;
import io.github.lac4j.evaluation.report.StudyReport.CellFailure;
import io.github.lac4j.evaluation.report.StudyReport.CellReport;
import io.github.lac4j.evaluation.report.StudyResult.MeasureStatistics;
import io.github.lac4j.evaluation.report.StudyResult.ResultRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
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

  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .addModule(new SimpleModule().addSerializer(new NumberOrNull()))
          .addMixIn(CellResult.class, InOrder.class)
          .addMixIn(CellFailure.class, InOrder.class)
          .addMixIn(ResultRow.class, InOrder.class)
          .addMixIn(MeasureStatistics.class, Unwrapped.class)
          .addMixIn(EpochRecord.class, WithoutCell.class)
          .addMixIn(ConfusionMatrix.class, Counts.class)
          .build();

  /** Creates a writer of indented JSON, with the same line breaks on every system. */
  public ResultJson() {}

  /** Returns the result as a JSON object, ending in a line break. */
  public String write(StudyResult result) {
    return text(tree(requireNonNull(result, "result is null")));
  }

  /**
   * Returns the whole report as a JSON object, ending in a line break: the result, and beside it
   * the study's name and command, failures, and for each cell its epochs and confusion matrices.
   */
  public String write(StudyReport report) {
    requireNonNull(report, "report is null");
    ObjectNode root = mapper.createObjectNode().put("name", report.name());
    root.putPOJO("command", report.command()).setAll(tree(report.result()));
    for (int i = 0; i < report.cells().size(); i++) {
      CellReport cell = report.cells().get(i);
      ((ObjectNode) root.get("cells").get(i))
          .put("cell", cell.id())
          .putPOJO("epochs", cell.epochs())
          .putPOJO("confusions", cell.confusions());
    }
    return text(root.putPOJO("failures", report.failures()));
  }

  private String text(ObjectNode root) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    try {
      return mapper.writer(printer).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot write the result as JSON", e);
    }
  }

  private ObjectNode tree(StudyResult result) {
    ObjectNode root = mapper.createObjectNode().putPOJO("rows", result.rows());
    root.set("cells", mapper.valueToTree(result.cells()));
    ArrayNode comparisons = root.putArray("comparisons");
    Comparisons.of(result).forEach(measure -> add(comparisons, measure));
    return root.putPOJO("protocol", result.protocol())
        .putPOJO("notes", result.notes())
        .putPOJO("versions", result.versions())
        .putPOJO("fingerprints", result.fingerprints());
  }

  private static void add(ArrayNode comparisons, MeasureComparison measure) {
    for (Comparison comparison : measure.comparisons()) {
      ObjectNode node =
          comparisons
              .addObject()
              .put("dataset", measure.dataset())
              .put("model", measure.model())
              .put("measure", measure.column().name())
              .put("objective", comparison.objective())
              .put("against", measure.against().name().toLowerCase(Locale.ROOT))
              .put("reference", measure.reference())
              .put("seeds", comparison.seeds())
              .putPOJO("meanDifference", comparison.meanDifference())
              .putPOJO("halfWidth95", of(comparison, Comparison.TestResult::halfWidth))
              .putPOJO("p", of(comparison, Comparison.TestResult::pValue))
              .putPOJO("holmP", of(comparison, Comparison.TestResult::adjustedPValue))
              .put("family", measure.family())
              .putPOJO("signFlipP", comparison.signFlipPValue());
      comparison.untested().ifPresent(reason -> node.put("untested", reason));
    }
  }

  private static OptionalDouble of(
      Comparison comparison, ToDoubleFunction<Comparison.TestResult> number) {
    return comparison.test().stream().mapToDouble(number).findFirst();
  }

  @JsonPropertyOrder({"dataset", "model", "objective"})
  interface InOrder {

    @JsonIgnore
    boolean untrained();
  }

  interface Unwrapped {

    @JsonUnwrapped
    Statistics statistics();
  }

  interface WithoutCell {

    @JsonIgnore
    String cell();
  }

  interface Counts {

    @JsonValue
    List<List<Integer>> counts();
  }

  private static final class NumberOrNull extends StdSerializer<OptionalDouble> {

    private static final long serialVersionUID = 1L;

    NumberOrNull() {
      super(OptionalDouble.class);
    }

    @Override
    public void serialize(OptionalDouble number, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (number.isPresent()) {
        out.writeNumber(number.getAsDouble());
      } else {
        out.writeNull();
      }
    }
  }
}
