package org.ventanilla.hub.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./ventanilla bench intake [seconds [callers...]]}. */
public final class Bench {
    private static final int SECONDS = 8;

    private Bench() {}

    public static void main(String[] args) throws Exception {
        // The one program whose product is what it prints.
        var out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (args.length == 0 || !"intake".equals(args[0])) {
            out.println(
                    "usage: ./ventanilla bench intake [seconds per measurement, 8 by default [numbers of callers]]");
            System.exit(2);
        }
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : SECONDS;
        List<Integer> callers =
                args.length > 2 ? Stream.of(args).skip(2).map(Integer::valueOf).toList() : IntakeBench.CALLERS;
        try (var rig = Rig.start()) {
            new IntakeBench(rig, seconds, callers, out).run();
        }
        System.exit(0);
    }
}
