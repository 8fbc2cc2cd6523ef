package io.github.lac4j.evaluation.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;

/** Writes settings as YAML that {@link YamlReader} reads. */
public final class YamlWriter {

  private final YAMLMapper mapper =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  /** Returns the settings as a document that ends in a line break. */
  public String write(ObjectNode settings) {
    try {
      return mapper.writeValueAsString(settings);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot write settings as YAML", e);
    }
  }
}
