package org.ventanilla.hub.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./ventanilla bench intake [seconds [callers...]]} and {@code ./ventanilla bench sms [seconds [a second]]}. */
public final class Bench {
    private static final int SECONDS = 8;

    private Bench() {}

    public static void main(String[] args) throws Exception {
        // The one program whose product is what it prints.
        var out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        String what = args.length == 0 ? "" : args[0];
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : SECONDS;
        if (!what.equals("intake") && !what.equals("sms")) {
            out.println(
                    "usage: ./ventanilla bench intake [seconds per measurement, 8 by default [numbers of callers]]");
            out.println("       ./ventanilla bench sms [seconds per measurement, 8 by default [webhooks a second]]");
            System.exit(2);
        }
        List<Integer> numbers = Stream.of(args).skip(2).map(Integer::valueOf).toList();
        try (var rig = Rig.start()) {
            if (what.equals("intake")) {
                new IntakeBench(rig, seconds, numbers.isEmpty() ? IntakeBench.CALLERS : numbers, out).run();
            } else {
                new SmsBench(rig, seconds, numbers.isEmpty() ? SmsBench.RATE : numbers.get(0), out).run();
            }
        }
        System.exit(0);
    }
}
