package org.ventanilla.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Poller.Source;
import org.ventanilla.model.Receipt.Outcome;

/** Items that are safe and wait to be moved out of the way, in their order; neighbours that ended alike go together. */
final class Settling {
    private final List<Settled> waiting = new ArrayList<>();

    /** @param outcome null for what is set aside */
    private record Settled(RawItem item, @Nullable Outcome outcome, List<String> keys) {}

    void safe(RawItem item, Ending ending) {
        waiting.add(new Settled(item, ending.isByMachine() ? null : ending.outcome(), ending.keys()));
    }

    void aside(RawItem item) {
        waiting.add(new Settled(item, null, List.of()));
    }

    int size() {
        return waiting.size();
    }

    /** The position behind which everything is safe; null when nothing is. */
    @Nullable String position() {
        return waiting.isEmpty() ? null : waiting.get(waiting.size() - 1).item().position();
    }

    /** The keys of all that is in them. */
    List<String> keys() {
        return waiting.stream().flatMap(settled -> settled.keys().stream()).toList();
    }

    void tell(Source source) throws Exception {
        int from = 0;
        for (int to = 1; to <= waiting.size(); to++) {
            if (to == waiting.size()
                    || !Objects.equals(
                            waiting.get(to).outcome(), waiting.get(from).outcome())) {
                tell(source, waiting.subList(from, to));
                from = to;
            }
        }
    }

    private static void tell(Source source, List<Settled> alike) throws Exception {
        var items = alike.stream().map(Settled::item).toList();
        Outcome outcome = alike.get(0).outcome();
        if (outcome == null) {
            source.setAsideAll(items);
        } else {
            source.acknowledgeAll(items, outcome);
        }
    }
}
