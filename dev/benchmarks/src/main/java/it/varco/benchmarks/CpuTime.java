package it.varco.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Time that the thread itself computed: on a machine that others use too, the clock on the wall counts theirs. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class CpuTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long operations;
    private long nanos;
    private long start;

    /** Begins an iteration. */
    @Setup(Level.Iteration)
    public void begin() {
        operations = 0;
        start = THREADS.getCurrentThreadCpuTime();
    }

    /** Ends an iteration. */
    @TearDown(Level.Iteration)
    public void end() {
        nanos = THREADS.getCurrentThreadCpuTime() - start;
    }

    /** One operation is done. */
    public void count() {
        operations++;
    }

    /** Operations of the iteration. */
    public long operations() {
        return operations;
    }

    /** Nanoseconds of the iteration. */
    public long nanos() {
        return nanos;
    }
}
