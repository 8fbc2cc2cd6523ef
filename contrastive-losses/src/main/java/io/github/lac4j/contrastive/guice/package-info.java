/** The Guice module of this Maven module. */
package io.github.lac4j.contrastive.guice;
