package org.ventanilla.hub.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code ./ventanilla bench intake}, {@code mail}, {@code sms}, {@code match}, {@code events} and {@code open311}: see the notes of each. */
public final class Bench {
    private static final int SECONDS = 8;
    private static final int SMALL = 2000;
    private static final int LARGE = 100;
    private static final String USAGE =
            """
            usage: ./ventanilla bench intake [seconds per measurement, 8 by default [numbers of callers]]
                   ./ventanilla bench mail [mails of 20 KB, 2000 by default [mails of 3 MB, 100 by default]]
                   ./ventanilla bench sms [seconds per measurement, 8 by default [webhooks a second]]
                   ./ventanilla bench match --data POINTS.csv.gz [--incidents 1000000] [--backlog reports, 6000 by default]
                   ./ventanilla bench events [seconds per measurement, 8 by default [events behind, 1000000 by default]]
                   ./ventanilla bench open311 URL --key KEY --point LAT,LONG [--seconds 8]""";

    private Bench() {}

    public static void main(String[] args) throws Exception {
        // The one program whose product is what it prints.
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var given = List.of(args).subList(Math.min(1, args.length), args.length);
        var numbers = given.stream()
                .filter(word -> word.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .toList();
        switch (args.length == 0 ? "" : args[0]) {
            case "intake" -> intake(numbers, out);
            case "mail" -> new MailBench(at(numbers, 0, SMALL), at(numbers, 1, LARGE), out).run();
            case "sms" -> sms(numbers, out);
            case "match" -> match(given, out);
            case "events" -> events(numbers, out);
            case "open311" -> open311(given, out);
            default -> {
                out.println(USAGE);
                System.exit(2);
            }
        }
        System.exit(0);
    }

    private static void intake(List<Integer> numbers, PrintStream out) throws Exception {
        var callers = numbers.size() > 1 ? numbers.subList(1, numbers.size()) : IntakeBench.CALLERS;
        try (var rig = Rig.start()) {
            new IntakeBench(rig, at(numbers, 0, SECONDS), callers, out).run();
        }
    }

    private static void sms(List<Integer> numbers, PrintStream out) throws Exception {
        try (var rig = Rig.start()) {
            new SmsBench(rig, at(numbers, 0, SECONDS), at(numbers, 1, SmsBench.RATE), out).run();
        }
    }

    private static void match(List<String> given, PrintStream out) throws Exception {
        String data = option(given, "--data", "");
        if (data.isEmpty()) {
            out.println(USAGE);
            System.exit(2);
        }
        int incidents = Integer.parseInt(option(given, "--incidents", "1000000"));
        int backlog = Integer.parseInt(option(given, "--backlog", "6000"));
        new MatchBench(Path.of(data), incidents, backlog, out).run();
    }

    private static String option(List<String> given, String name, String otherwise) {
        int at = given.indexOf(name);
        return at < 0 || at + 1 == given.size() ? otherwise : given.get(at + 1);
    }

    private static void events(List<Integer> numbers, PrintStream out) throws Exception {
        try (var rig = new EventRig()) {
            var sizes = EventsBench.Sizes.usual(at(numbers, 0, SECONDS), at(numbers, 1, EventsBench.Sizes.BEHIND));
            new EventsBench(rig, sizes, out).run();
        }
    }

    private static void open311(List<String> given, PrintStream out) {
        var base = URI.create(given.isEmpty() ? "" : given.get(0).replaceFirst("/+$", ""));
        String point = option(given, "--point", "");
        if (base.getHost() == null || !point.contains(",")) {
            out.println(USAGE);
            System.exit(2);
        }
        int seconds = Integer.parseInt(option(given, "--seconds", String.valueOf(SECONDS)));
        new Open311Bench(base, option(given, "--key", ""), point, seconds, out).run();
    }

    private static int at(List<Integer> numbers, int index, int otherwise) {
        return index < numbers.size() ? numbers.get(index) : otherwise;
    }
}
