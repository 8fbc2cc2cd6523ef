package io.github.lac4j.evaluation.study;

/** The lists of a study whose elements may be a name alone, or a name with label and settings. */
enum EntryList {
  OBJECTIVES("objectives", "objective"),
  MODELS("models", "model"),
  DATASETS("datasets", "dataset"),
  EVALUATORS("evaluators", "evaluator");

  private final String key;
  private final String nameKey;

  EntryList(String key, String nameKey) {
    this.key = key;
    this.nameKey = nameKey;
  }

  /** Returns the key of the list. */
  String key() {
    return key;
  }

  /** Returns the key of an element's name. */
  String nameKey() {
    return nameKey;
  }
}
