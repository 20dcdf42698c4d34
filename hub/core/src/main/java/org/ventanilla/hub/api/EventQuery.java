package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.BadCursor;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.hub.events.Events;
import org.ventanilla.model.EventCursor;

/** What a reader of the log asks for, from a request or a message. */
record EventQuery(@Nullable String after, EventFilter filter) {
    /** From the first event, from the oldest that is given out, from the end: words in the place of a cursor. */
    private static final String START = "0";

    private static final String OLDEST = "oldest";
    static final String HEAD = "head";
    static final String SNAPSHOT = "/v1/snapshot";

    /** @param others parameters that the address knows beside those of every query */
    static EventQuery of(RoutingContext ctx, EventWords words, Set<String> others) {
        MultiMap given = ctx.queryParams();
        for (String name : given.names()) {
            if (!"after".equals(name) && !EventWords.NAMES.contains(name) && !others.contains(name)) {
                throw Parameters.bad(name, "no such parameter");
            }
        }
        var asked = new HashMap<String, List<String>>();
        EventWords.NAMES.forEach(name -> asked.put(name, words(given.getAll(name))));
        return new EventQuery(given.get("after"), words.filter(asked));
    }

    /** Several times, or once with commas. */
    private static List<String> words(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .flatMap(word -> word.isEmpty() ? Stream.empty() : Stream.of(word))
                .toList();
    }

    /** The cursor meant; {@code otherwise} is one of the words above. */
    static Future<EventCursor> cursor(Events events, @Nullable String given, String otherwise) {
        String said = given == null || given.isEmpty() ? otherwise : given;
        if (!List.of(START, OLDEST, HEAD).contains(said)) {
            return Future.succeededFuture(EventCursor.parse(said)
                    .orElseThrow(() -> Parameters.bad("after", "a cursor that this address gave out")));
        }
        return events.head()
                .map(head -> new EventCursor(
                        head.epoch(),
                        switch (said) {
                            case HEAD -> head.position();
                            case OLDEST -> head.oldest();
                            default -> 0L;
                        }));
    }

    Future<EventCursor> cursor(Events events, String otherwise) {
        return cursor(events, after, otherwise);
    }

    static String start() {
        return START;
    }

    /** 410 and 409 say where to begin again. */
    static Problem told(BadCursor bad) {
        String whatToDo = String.valueOf(bad.getMessage());
        return switch (bad.code()) {
            case TOO_OLD -> new Problem(410, "cursor-too-old", whatToDo).with("snapshot", SNAPSHOT);
            case OTHER_EPOCH -> new Problem(409, "other-epoch", whatToDo).with("snapshot", SNAPSHOT);
            case FUTURE -> new Problem(400, "future-cursor", whatToDo, List.of(new Problem.Field("after", "a cursor")));
        };
    }

    /** As failure codes of the bus, which knows numbers and one line only. */
    static Map.Entry<Integer, String> toldOnBus(BadCursor bad) {
        Problem problem = told(bad);
        return Map.entry(problem.status(), problem.code() + ": " + problem.getMessage());
    }
}
