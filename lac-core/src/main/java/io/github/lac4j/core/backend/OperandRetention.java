package io.github.lac4j.core.backend;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the arrays of an ND4J operation alive until its native call has returned.
 *
 * <p>ND4J 1.0.0-M2.1 hands native code the addresses of an operation's arrays and then no longer
 * refers to the operation. If another thread starts a garbage collection during the call, the
 * arrays that nobody else holds (the dimensions of a broadcast, for example) are found unreachable
 * and freed while native code reads them, and the process ends in a segmentation fault. This class
 * puts an executioner before ND4J's own that holds on to every argument until the call is over.
 */
public final class OperandRetention {

  private static final Logger LOG = LoggerFactory.getLogger(OperandRetention.class);
  private static final String FIELD = "OP_EXECUTIONER_INSTANCE";

  private OperandRetention() {}

  /**
   * Installs the executioner for the whole process; does nothing where it is installed already.
   *
   * <p>The field is private to ND4J. Where it cannot be replaced (another version, a strict module
   * path), a warning says so and ND4J stays as it is.
   */
  public static synchronized void install() {
    OpExecutioner executioner = Nd4j.getExecutioner();
    if (isRetaining(executioner)) {
      return;
    }
    try {
      Field field = Nd4j.class.getDeclaredField(FIELD);
      field.setAccessible(true);
      field.set(null, retaining(executioner));
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warn(
          "ND4J's operations cannot be protected from garbage collections during native calls ({}); a rare crash is possible",
          e.toString());
    }
  }

  /** Returns whether ND4J's operations are protected in this process. */
  public static boolean isInstalled() {
    return isRetaining(Nd4j.getExecutioner());
  }

  private static boolean isRetaining(OpExecutioner executioner) {
    return Proxy.isProxyClass(executioner.getClass())
        && Proxy.getInvocationHandler(executioner) instanceof RetainingHandler;
  }

  private static OpExecutioner retaining(OpExecutioner executioner) {
    return (OpExecutioner)
        Proxy.newProxyInstance(
            OpExecutioner.class.getClassLoader(),
            new Class<?>[] {OpExecutioner.class},
            new RetainingHandler(executioner));
  }

  private record RetainingHandler(OpExecutioner delegate) implements InvocationHandler {

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      try {
        return method.invoke(delegate, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      } finally {
        Reference.reachabilityFence(arguments);
      }
    }
  }
}
