package io.github.lac4j.core.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads {@link CheckpointFormat} without trusting it: nothing is allocated before the file is known
 * to be long enough to fill it.
 */
final class CheckpointDecoder {

  private final ReadableByteChannel channel;
  private final CRC32C checksum = new CRC32C();
  private final ByteBuffer buffer =
      ByteBuffer.allocate(CheckpointFormat.BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  /** Bytes before the checksum that are still to come. */
  private long left;

  CheckpointDecoder(ReadableByteChannel channel, long fileBytes) {
    this.channel = channel;
    this.left = fileBytes - CheckpointFormat.CHECKSUM_BYTES;
  }

  /**
   * Returns all entries.
   *
   * @throws DamagedException if the bytes are no checkpoint of this version
   */
  Map<String, Entry> decode() throws IOException, DamagedException {
    if (left < Long.BYTES || take(Long.BYTES).getLong() != CheckpointFormat.MAGIC) {
      throw new DamagedException("is no lac4j checkpoint; check the path");
    }
    int version = take(Integer.BYTES).getInt();
    if (version != CheckpointFormat.VERSION) {
      throw new DamagedException(
          "has format version %d, but this version of lac4j reads %d; use the version that wrote it"
              .formatted(version, CheckpointFormat.VERSION));
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (byte type = take(1).get(); type != CheckpointFormat.END; type = take(1).get()) {
      String name = text(CheckpointFormat.LONGEST_NAME);
      if (entries.put(name, value(type)) != null) {
        throw damaged("entry \"%s\" occurs twice".formatted(name));
      }
    }
    if (left != 0) {
      throw damaged("%d bytes follow the last entry".formatted(left));
    }
    int computed = (int) checksum.getValue();
    left = CheckpointFormat.CHECKSUM_BYTES;
    if (take(CheckpointFormat.CHECKSUM_BYTES).getInt() != computed) {
      throw damaged("its checksum does not match its content");
    }
    return entries;
  }

  private Entry value(byte type) throws IOException, DamagedException {
    return switch (type) {
      case CheckpointFormat.FLOAT_ARRAY -> array(DataType.FLOAT);
      case CheckpointFormat.DOUBLE_ARRAY -> array(DataType.DOUBLE);
      case CheckpointFormat.WHOLE_NUMBER -> new Entry.WholeNumber(take(Long.BYTES).getLong());
      case CheckpointFormat.REAL_NUMBER ->
          new Entry.RealNumber(Double.longBitsToDouble(take(Long.BYTES).getLong()));
      case CheckpointFormat.TEXT -> new Entry.Text(text(Integer.MAX_VALUE));
      default -> throw damaged("there is no entry type " + type);
    };
  }

  private Entry array(DataType type) throws IOException, DamagedException {
    int rank = take(1).get();
    if (rank < 0 || rank > CheckpointFormat.HIGHEST_RANK) {
      throw damaged("an array of rank " + rank + " cannot be");
    }
    long[] shape = new long[rank];
    take(rank * Long.BYTES).asLongBuffer().get(shape);
    long length = lengthOf(shape, type.width());
    INDArray values = Nd4j.createUninitialized(type, shape, 'c');
    INDArray flat = RawArrays.flat(values);
    for (long from = 0; from < length; from += RawArrays.PIECE) {
      INDArray piece = RawArrays.piece(flat, from);
      RawArrays.read(take((int) piece.length() * type.width()), piece);
    }
    return new Entry.Array(values);
  }

  private long lengthOf(long[] shape, int width) throws DamagedException {
    long length = 1;
    for (long size : shape) {
      if (size < 1 || size > left / width / length) {
        throw damaged("an array of %s is longer than the file".formatted(Arrays.toString(shape)));
      }
      length *= size;
    }
    if (length * width > left) {
      throw damaged("it is cut off");
    }
    return length;
  }

  private String text(int longest) throws IOException, DamagedException {
    int length = take(Integer.BYTES).getInt();
    if (length < 0 || length > longest || length > left) {
      throw damaged("a text of %d bytes is too long".formatted(length));
    }
    byte[] bytes = new byte[length];
    for (int from = 0; from < length; ) {
      int count = Math.min(length - from, buffer.capacity());
      take(count).get(bytes, from, count);
      from += count;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw new DamagedException("is damaged: a text is not UTF-8; " + REMEDY, malformed);
    }
  }

  /** Returns the next bytes, counted and checked in; valid until the next call. */
  private ByteBuffer take(int bytes) throws IOException, DamagedException {
    if (bytes > left) {
      throw damaged("it is cut off");
    }
    buffer.clear().limit(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("The file became shorter while it was read");
      }
    }
    left -= bytes;
    checksum.update(buffer.flip());
    return buffer.rewind();
  }

  private static final String REMEDY = "resume from another checkpoint or start anew";

  private static DamagedException damaged(String reason) {
    return new DamagedException("is damaged: " + reason + "; " + REMEDY);
  }

  /** Tells what is wrong with the bytes; the caller knows which file they are from. */
  static final class DamagedException extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
      super(message);
    }

    DamagedException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
