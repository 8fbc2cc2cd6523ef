/**
 * Pictures in PNG and JPEG as bytes of pixels, with nothing believed that a file says about itself.
 */
package io.github.lac4j.datasets.decode;
