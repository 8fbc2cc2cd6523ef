package io.github.lac4j.core.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes entries in {@link CheckpointFormat}; an array never needs a copy on the heap. */
final class CheckpointEncoder implements EntrySink {

  private final WritableByteChannel channel;
  private final CRC32C checksum = new CRC32C();
  private final ByteBuffer buffer =
      ByteBuffer.allocate(CheckpointFormat.BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  CheckpointEncoder(WritableByteChannel channel) {
    this.channel = channel;
    buffer.putLong(CheckpointFormat.MAGIC).putInt(CheckpointFormat.VERSION);
  }

  @Override
  public void array(String name, INDArray array) {
    boolean single = array.dataType() == DataType.FLOAT;
    begin(single ? CheckpointFormat.FLOAT_ARRAY : CheckpointFormat.DOUBLE_ARRAY, name);
    room(1 + Long.BYTES * CheckpointFormat.HIGHEST_RANK).put((byte) array.rank());
    for (long size : array.shape()) {
      buffer.putLong(size);
    }
    INDArray flat = RawArrays.flat(array);
    int width = single ? Float.BYTES : Double.BYTES;
    for (long from = 0; from < flat.length(); from += RawArrays.PIECE) {
      INDArray piece = RawArrays.piece(flat, from);
      RawArrays.write(piece, room((int) piece.length() * width));
    }
  }

  @Override
  public void wholeNumber(String name, long number) {
    begin(CheckpointFormat.WHOLE_NUMBER, name);
    room(Long.BYTES).putLong(number);
  }

  @Override
  public void realNumber(String name, double number) {
    begin(CheckpointFormat.REAL_NUMBER, name);
    room(Long.BYTES).putLong(Double.doubleToRawLongBits(number));
  }

  @Override
  public void text(String name, String text) {
    begin(CheckpointFormat.TEXT, name);
    put(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Ends the entries and adds the checksum. */
  void finish() {
    room(1).put(CheckpointFormat.END);
    flush();
    buffer.putInt((int) checksum.getValue());
    flush();
  }

  private void begin(byte type, String name) {
    room(1).put(type);
    put(name.getBytes(StandardCharsets.UTF_8));
  }

  private void put(byte[] bytes) {
    room(Integer.BYTES).putInt(bytes.length);
    for (int from = 0; from < bytes.length; ) {
      int count = Math.min(bytes.length - from, buffer.capacity());
      room(count).put(bytes, from, count);
      from += count;
    }
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() {
    checksum.update(buffer.flip());
    buffer.rewind();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    buffer.clear();
  }
}
