package io.github.lac4j.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.datasets.Progress.Unit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final AtomicLong time = new AtomicLong();

  @Test
  void should_draw_share_amount_rate_and_time_left() {
    TerminalProgress progress = progress(true, false);

    progress.advanced("set.zip", 0, OptionalLong.of(100_000_000), Unit.BYTES);
    time.addAndGet(2 * SECOND);
    progress.advanced("set.zip", 20_000_000, OptionalLong.of(100_000_000), Unit.BYTES);

    assertThat(lastLine())
        .isEqualTo("set.zip [####....................]  20 % 20.0 MB, 10.0 MB/s, 0:08 left");
  }

  @Test
  void should_not_count_what_an_earlier_run_has_done_into_the_rate() {
    TerminalProgress progress = progress(true, false);

    progress.advanced("set.zip", 50_000_000, OptionalLong.of(100_000_000), Unit.BYTES);
    time.addAndGet(SECOND);
    progress.advanced("set.zip", 60_000_000, OptionalLong.of(100_000_000), Unit.BYTES);

    assertThat(lastLine()).endsWith("60.0 MB, 10.0 MB/s, 0:04 left");
  }

  @Test
  void should_draw_images_and_hours_and_leave_out_what_is_unknown() {
    TerminalProgress progress = progress(true, false);

    progress.advanced("decoding", 0, OptionalLong.of(8000), Unit.IMAGES);
    time.addAndGet(SECOND);
    progress.advanced("decoding", 1, OptionalLong.of(8000), Unit.IMAGES);
    assertThat(lastLine()).endsWith("1 images, 1 images/s, 2:13 h left");

    progress.advanced("unpacking", 0, OptionalLong.empty(), Unit.BYTES);
    time.addAndGet(SECOND);
    progress.advanced("unpacking", 1_000_000, OptionalLong.empty(), Unit.BYTES);
    assertThat(lastLine()).isEqualTo("unpacking 1.0 MB, 1.0 MB/s");
  }

  @Test
  void should_never_draw_a_line_that_a_terminal_breaks() {
    TerminalProgress progress = progress(true, false);
    OptionalLong total = OptionalLong.of(60_000);

    progress.advanced("rebuilding the binary files", 0, total, Unit.IMAGES);
    time.addAndGet(SECOND);
    progress.advanced("rebuilding the binary files", 6_000, total, Unit.IMAGES);
    assertThat(lastLine())
        .isEqualTo("rebuilding the binary files  10 % 6000 images, 6000 images/s, 0:09 left");

    String folder = "decoding folder:/home/somebody/" + "pictures/".repeat(10);
    progress.advanced(folder, 0, total, Unit.IMAGES);
    time.addAndGet(SECOND);
    progress.advanced(folder, 6_000, total, Unit.IMAGES);
    assertThat(lastLine())
        .hasSize(79)
        .startsWith("decoding folder:/home/")
        .endsWith("...  10 % 6000 images, 6000 images/s, 0:09 left");
  }

  @Test
  void should_draw_at_most_five_times_a_second_and_always_the_end() {
    TerminalProgress progress = progress(true, false);
    for (int i = 1; i <= 100; i++) {
      time.addAndGet(SECOND / 100);
      progress.advanced("set.zip", i, OptionalLong.of(100), Unit.BYTES);
    }
    assertThat(text().split("\r")).hasSizeLessThanOrEqualTo(7);
    assertThat(lastLine()).contains("100 %");
  }

  @Test
  void should_print_sentences_but_draw_nothing_away_from_a_terminal() {
    TerminalProgress progress = progress(false, false);

    progress.advanced("set.zip", 1, OptionalLong.of(2), Unit.BYTES);
    progress.note("trying again");
    progress.close();

    assertThat(text()).isEqualTo("trying again\n");
  }

  @Test
  void should_print_nothing_if_it_is_to_be_quiet() {
    TerminalProgress progress = progress(true, true);

    progress.advanced("set.zip", 1, OptionalLong.of(2), Unit.BYTES);
    progress.note("trying again");
    progress.close();

    assertThat(text()).isEmpty();
  }

  @Test
  void should_clear_its_line_before_a_sentence_and_in_the_end() {
    TerminalProgress progress = progress(true, false);

    progress.advanced("a", 1, OptionalLong.empty(), Unit.BYTES);
    progress.note("hello");
    assertThat(text()).endsWith("\r" + " ".repeat("a 0.0 MB".length()) + "\rhello\n");
    progress.close();
    assertThat(text()).endsWith("hello\n");
  }

  private TerminalProgress progress(boolean draws, boolean quiet) {
    return new TerminalProgress(
        new StatusLine(new PrintStream(printed, true, StandardCharsets.UTF_8), draws, quiet),
        time::get);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private String lastLine() {
    return text().substring(text().lastIndexOf('\r') + 1).stripTrailing();
  }
}
