package org.ventanilla.connector;

import java.util.ArrayList;
import java.util.List;

/** Cuts a batch into runs of items that may be read at the same time: not too many, and not too many bytes in memory. Pure. */
final class Window {
    private static final int ITEMS = 16;
    /** Reading a mail takes several times its size in memory. */
    private static final long BYTES = 8L << 20;

    private Window() {}

    /** All items in their order; every run has at least one. */
    static List<List<RawItem>> of(List<RawItem> batch) {
        var runs = new ArrayList<List<RawItem>>();
        var run = new ArrayList<RawItem>();
        long bytes = 0;
        for (RawItem item : batch) {
            bytes += item.raw().length();
            if (!run.isEmpty() && (run.size() == ITEMS || bytes > BYTES)) {
                runs.add(List.copyOf(run));
                run.clear();
                bytes = item.raw().length();
            }
            run.add(item);
        }
        if (!run.isEmpty()) {
            runs.add(List.copyOf(run));
        }
        return runs;
    }
}
