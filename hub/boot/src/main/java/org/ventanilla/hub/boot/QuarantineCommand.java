package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code quarantine list|reprocess|dismiss}: what no connector could read. Asks a running hub under somebody's own login:
 * reading again needs its connectors, and who decided is written down.
 */
@Command(name = "quarantine", description = "Looks after items that no connector could read.")
final class QuarantineCommand {
    private static final String ROOT = "/v1/quarantine";

    @Spec
    private @Nullable CommandSpec spec;

    /** Which items. */
    static final class Which {
        @Parameters(arity = "0..*", paramLabel = "ID", description = "ids as list shows them")
        private List<Long> ids = new ArrayList<>();

        @Option(names = "--all", description = "every item that waits for a person")
        private boolean all;
    }

    @Command(name = "list", description = "Lists what waits for a person.", mixinStandardHelpOptions = true)
    int list(
            @Mixin Who who,
            @Option(names = "--state", defaultValue = "new", description = "new, reprocessed or dismissed")
                    String state) {
        return told(who, hub -> {
            for (JsonObject item : items(hub, state)) {
                out().println(line(item));
            }
            return 0;
        });
    }

    @Command(
            name = "reprocess",
            description = "Has the connectors read items again, now that they can.",
            mixinStandardHelpOptions = true)
    int reprocess(@Mixin Who who, @Mixin Which which) {
        return told(who, hub -> each(hub, which, "/reprocess", new JsonObject()));
    }

    @Command(name = "dismiss", description = "Says that there is nothing in items.", mixinStandardHelpOptions = true)
    int dismiss(
            @Mixin Who who,
            @Mixin Which which,
            @Option(names = "--reason", required = true, description = "why there is nothing in them") String reason) {
        return told(who, hub -> each(hub, which, "/dismiss", new JsonObject().put("reason", reason)));
    }

    /** Something to ask of a hub; answers the exit code. */
    private interface Asking {
        int of(StaffClient hub);
    }

    private int told(Who who, Asking asking) {
        try {
            return asking.of(who.signIn());
        } catch (StaffClient.Refused e) {
            out().println(e.getMessage());
            return 2;
        }
    }

    /** One that is refused does not keep the others from their turn; the exit code tells of it. */
    private int each(StaffClient hub, Which which, String deed, JsonObject body) {
        List<Long> ids = which.all
                ? items(hub, "new").stream().map(item -> item.getLong("id")).toList()
                : which.ids;
        if (ids.isEmpty() && !which.all) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "name items by their ids, or all of them with --all");
        }
        int code = 0;
        for (Long id : ids) {
            try {
                JsonObject item = hub.post(ROOT + "/" + id + deed, body);
                out().println(line(item));
                code = "new".equals(item.getString("state")) ? 1 : code;
            } catch (StaffClient.Refused e) {
                out().println(id + "  " + e.getMessage());
                code = 1;
            }
        }
        return code;
    }

    private static List<JsonObject> items(StaffClient hub, String state) {
        var all = new ArrayList<JsonObject>();
        long after = 0;
        while (true) {
            var page = hub.get(ROOT + "?state=" + state + "&after=" + after);
            var items = page.getJsonArray("items");
            items.forEach(item -> all.add((JsonObject) item));
            if (items.isEmpty()) {
                return all;
            }
            after = page.getLong("next");
        }
    }

    private static String line(JsonObject item) {
        return String.join(
                "  ",
                String.valueOf(item.getLong("id")),
                item.getString("state"),
                item.getString("instance"),
                item.getString("key"),
                item.getString("reason", "-"),
                "attempts " + item.getInteger("attempts"),
                item.getString("firstAt"),
                item.getString("decidedBy", ""));
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
