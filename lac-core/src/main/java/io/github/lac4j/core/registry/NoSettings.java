package io.github.lac4j.core.registry;

/** The settings of something that has none. */
public record NoSettings() {}
