package io.github.lac4j.evaluation.doctor;

/**
 * One fact about where lac4j runs.
 *
 * @param subject what it is about, for example {@code oneDNN} or {@code model resnet18}
 * @param state what is so
 */
public record Finding(String subject, String state) {}
