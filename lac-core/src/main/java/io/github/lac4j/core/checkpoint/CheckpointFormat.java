package io.github.lac4j.core.checkpoint;

/**
 * The layout of a checkpoint file; all numbers are little-endian.
 *
 * <pre>
 * magic      8 bytes
 * version    4 bytes
 * entries    one after the other:
 *   type     1 byte: 1 float array, 2 double array, 3 whole number, 4 real number, 5 text
 *   name     4 bytes length, then UTF-8
 *   value    array: 1 byte rank, 8 bytes per dimension, elements in 'c' order
 *            number: 8 bytes
 *            text: 4 bytes length, then UTF-8
 * end        1 byte: 0
 * checksum   4 bytes: CRC32C of everything before
 * </pre>
 */
final class CheckpointFormat {

  /** Reads "lac4j", then bytes that a transfer as text would change. */
  static final long MAGIC = 0x1A0A_0D6A_3463_616CL;

  static final int VERSION = 1;

  static final byte END = 0;
  static final byte FLOAT_ARRAY = 1;
  static final byte DOUBLE_ARRAY = 2;
  static final byte WHOLE_NUMBER = 3;
  static final byte REAL_NUMBER = 4;
  static final byte TEXT = 5;

  static final int CHECKSUM_BYTES = Integer.BYTES;
  static final int LONGEST_NAME = 4096;

  /** ND4J's limit. */
  static final int HIGHEST_RANK = 32;

  /** Holds a piece of the widest array, and any name. */
  static final int BUFFER_BYTES = RawArrays.PIECE * Double.BYTES;

  private CheckpointFormat() {}
}
