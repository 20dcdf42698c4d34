package org.ventanilla.connector.sms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.ControlEvent;

/**
 * Words that are a command when they are the whole message. Inside a sentence they mean nothing: "cancel" or "fin" may
 * well stand in a report about a lamp.
 */
final class Commands {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
    private final Map<ControlEvent.Type, Set<String>> words;
    private final Set<String> providers;

    private Commands(Map<ControlEvent.Type, Set<String>> words, Set<String> providers) {
        this.words = words;
        this.providers = providers;
    }

    /**
     * @param builtIn comma-separated lists under {@code stop}, {@code start}, {@code help}, and under {@code providersStop} the
     *     words to which the provider itself says that nothing more is sent
     * @param overrides lists under the same names that replace the built-in ones
     */
    static Commands of(Properties builtIn, JsonObject overrides) {
        var words = new EnumMap<ControlEvent.Type, Set<String>>(ControlEvent.Type.class);
        for (ControlEvent.Type type :
                List.of(ControlEvent.Type.STOP, ControlEvent.Type.START, ControlEvent.Type.HELP)) {
            var name = type.name().toLowerCase(Locale.ROOT);
            JsonArray given = overrides.getJsonArray(name);
            var list = given == null
                    ? Bundled.list(builtIn, name)
                    : given.stream().map(String::valueOf).toList();
            words.put(type, plain(list));
        }
        return new Commands(words, plain(Bundled.list(builtIn, "providersStop")));
    }

    /** Whether the provider answers a "stop" in these words, after which it refuses an answer of ours. */
    boolean isProviders(String text) {
        return providers.contains(plain(text));
    }

    private static Set<String> plain(List<String> words) {
        return words.stream().map(Commands::plain).collect(Collectors.toUnmodifiableSet());
    }

    /** The command that this text is, or null when it is something to read. */
    ControlEvent.@Nullable Type in(String text) {
        var plain = plain(text);
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().contains(plain))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static String plain(String text) {
        var bare = EDGES.matcher(text).replaceAll("");
        return MARKS.matcher(Normalizer.normalize(bare, Normalizer.Form.NFD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }
}
