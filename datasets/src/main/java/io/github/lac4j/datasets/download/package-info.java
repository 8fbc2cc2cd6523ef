/** Downloads over HTTP that resume, retry, and never leave half a file under its final name. */
package io.github.lac4j.datasets.download;
