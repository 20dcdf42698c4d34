package org.ventanilla.hub.boot;

import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A mistake that real servers make.
 *
 * @param noticed numbers of the checks that must fail
 * @param spoils what it makes of a good answer
 */
record Trap(String name, Set<Integer> noticed, BiFunction<Asked, Reply, Reply> spoils) {
    private static final Pattern QUERY = Pattern.compile("[?].*");

    /** What a client asked, and how manieth question it was. */
    record Asked(int n, String method, String uri, String accept, String body) {
        String path() {
            return QUERY.matcher(uri).replaceFirst("");
        }

        String query() {
            return uri.substring(path().length());
        }

        boolean is(String ending) {
            return path().endsWith(ending);
        }

        boolean posts() {
            return "POST".equals(method);
        }
    }

    /** An answer. */
    record Reply(int status, String type, String cors, String body) {
        Reply body(String other) {
            return new Reply(status, type, cors, other);
        }

        Reply status(int other) {
            return new Reply(other, type, cors, body);
        }

        Reply type(String other) {
            return new Reply(status, other, cors, body);
        }
    }

    static Trap says(String name, Set<Integer> noticed, BiFunction<Asked, String, String> other) {
        return new Trap(name, noticed, (asked, reply) -> reply.body(other.apply(asked, reply.body())));
    }

    /** Spoils one address only. */
    static Trap at(String ending, String name, Set<Integer> noticed, BiFunction<Asked, String, String> other) {
        return says(name, noticed, (asked, body) -> asked.is(ending) ? other.apply(asked, body) : body);
    }

    static Trap answers(int status, String name, Set<Integer> noticed, Predicate<Asked> when) {
        return new Trap(name, noticed, (asked, reply) -> when.test(asked) ? reply.status(status) : reply);
    }

    static Trap turns(int from, int to, String name, Set<Integer> noticed) {
        return new Trap(name, noticed, (asked, reply) -> reply.status() == from ? reply.status(to) : reply);
    }

    @Override
    public String toString() {
        return name;
    }
}
