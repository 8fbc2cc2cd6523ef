/** Named, configurable things, and the registry that finds them by name. */
package io.github.lac4j.core.registry;
