package io.github.lac4j.models.onednn;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** Runs tests only where oneDNN's native library is; everything else must work without it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf("io.github.lac4j.models.onednn.OneDnn#isAvailable")
@interface WithOneDnn {}
