/** Models as blueprints: DL4J configurations and where they may be cut. */
package io.github.lac4j.core.model;
