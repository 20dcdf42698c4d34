package org.ventanilla.hub.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** {@code ./ventanilla bench intake [seconds]}. */
public final class Bench {
    private static final int SECONDS = 8;

    private Bench() {}

    public static void main(String[] args) throws Exception {
        // The one program whose product is what it prints.
        var out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (args.length == 0 || !"intake".equals(args[0])) {
            out.println("usage: ./ventanilla bench intake [seconds per measurement, 8 by default]");
            System.exit(2);
        }
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : SECONDS;
        try (var rig = Rig.start()) {
            new IntakeBench(rig, seconds, out).run();
        }
        System.exit(0);
    }
}
