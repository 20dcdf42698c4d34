package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.city.Publication;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.Nearby;
import org.ventanilla.hub.match.Candidate;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.match.Subject;
import org.ventanilla.hub.understand.CategoryGuess;
import org.ventanilla.hub.understand.Evidence;
import org.ventanilla.hub.understand.Heard;
import org.ventanilla.hub.understand.PlaceGuess;
import org.ventanilla.hub.understand.Understood;
import org.ventanilla.model.GivenLocation.Obtained;
import org.ventanilla.model.SimilarAnswer;
import org.ventanilla.model.SimilarAnswer.Known;
import org.ventanilla.model.SimilarQuestion;

/**
 * "Is it one of these?": the known incidents that something may be, for somebody who is about to report it. Reads only, and
 * only what everybody may see; what is understood as private is answered with none.
 */
public final class Similar {
    private static final int MOST = 3;
    /** A place known more roughly than this says nothing about which of the incidents is meant. */
    private static final int VAGUE_M = 400;

    private final Vertx vertx;
    private final Clock clock;
    private final City city;
    private final Incidents incidents;
    private final Matching matching;
    private final Function<Heard, Understood> understanding;

    public Similar(Vertx vertx, Clock clock, Incidents incidents, Triage.Judgement judgement) {
        this.vertx = vertx;
        this.clock = clock;
        this.city = judgement.city();
        this.incidents = incidents;
        this.matching = judgement.matching();
        this.understanding = judgement.understanding()::understand;
    }

    /** Three at most, the likeliest first. */
    public Future<SimilarAnswer> find(SimilarQuestion question) {
        return vertx.executeBlocking(() -> understanding.apply(heard(question)), false)
                .compose(understood -> {
                    PlaceGuess place = understood.place();
                    Set<String> meant = meant(question, understood);
                    return place == null || place.precisionM() > VAGUE_M || meant.isEmpty()
                            ? Future.succeededFuture(SimilarAnswer.NONE)
                            : find(question, place, meant);
                });
    }

    private static Heard heard(SimilarQuestion q) {
        Double lat = q.lat();
        Double lon = q.lon();
        List<Evidence> points =
                lat == null || lon == null ? List.of() : List.of(new Evidence(lat, lon, q.accuracy(), Obtained.MAP));
        String words = q.words();
        return new Heard(
                words == null ? "" : words, null, q.language(), q.category(), null, points, q.place(), "", null);
    }

    /** Leaves that it may be; all that can be joined when nothing was said of it. */
    private Set<String> meant(SimilarQuestion q, Understood understood) {
        List<String> codes =
                understood.categories().stream().map(CategoryGuess::code).toList();
        boolean silent = (q.words() == null || q.words().isBlank()) && q.category() == null;
        if (silent) {
            codes = city.taxonomy().categories().stream().map(Category::code).toList();
        } else if (codes.isEmpty() || !isPublic(codes.get(0))) {
            return Set.of();
        } else if (understood.categoryCertain()) {
            codes = codes.subList(0, 1);
        }
        return codes.stream()
                .filter(this::isPublic)
                .filter(matching::mayJoin)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Where everybody may know the very point: whoever asks for what is near it would find it out. */
    private boolean isPublic(String code) {
        return city.taxonomy()
                .known(code)
                .map(c -> c.publication() == Publication.EXACT)
                .orElse(false);
    }

    private Future<SimilarAnswer> find(SimilarQuestion question, PlaceGuess place, Set<String> meant) {
        Instant now = clock.instant();
        Set<String> siblings = new LinkedHashSet<>();
        meant.forEach(code -> siblings.addAll(matching.siblings(code)));
        double radius = meant.stream()
                .mapToDouble(code -> matching.searchRadiusM(code, place.precisionM()))
                .max()
                .orElse(0);
        Duration window = meant.stream()
                .map(matching::window)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        var plane = city.gazetteer().projection();
        var query = new Nearby.Query(
                plane.x(place.lon()),
                plane.y(place.lat()),
                radius,
                List.copyOf(siblings),
                now.minus(window),
                now,
                null);
        return incidents.near(null, List.of(query)).map(found -> found.get(0)).compose(near -> {
            List<Long> likely =
                    likely(place, meant, near.stream().map(Likeness::candidate).toList(), now);
            return incidents.counter().shown(null, likely).map(views -> answer(question, place, likely, views));
        });
    }

    /** Ids of those in reach of any leaf that it may be, the likeliest first; some more than are shown, for some are private. */
    private List<Long> likely(PlaceGuess place, Set<String> meant, List<Candidate> candidates, Instant now) {
        Map<Long, Double> best = new HashMap<>();
        for (String code : meant) {
            var subject = new Subject(code, place.lat(), place.lon(), place.precisionM(), place.name(), null, now, "");
            matching.likely(subject, candidates, now).forEach(l -> best.merge(l.incident(), l.score(), Math::max));
        }
        return best.entrySet().stream()
                .sorted(Map.Entry.<Long, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST * 3L)
                .map(Map.Entry::getKey)
                .toList();
    }

    private SimilarAnswer answer(SimilarQuestion q, PlaceGuess place, List<Long> order, List<IncidentView> views) {
        Map<String, IncidentView> byId = views.stream().collect(Collectors.toMap(IncidentView::id, v -> v));
        return new SimilarAnswer(order.stream()
                .map(id -> byId.get(Long.toString(id)))
                .filter(view -> view != null && isPublic(view.category()))
                .limit(MOST)
                .map(view -> known(q, place, view))
                .toList());
    }

    private Known known(SimilarQuestion q, PlaceGuess place, IncidentView view) {
        String language = q.language() == null ? city.settings().languages().get(0) : q.language();
        return new Known(
                view.id(),
                view.number(),
                view.category(),
                city.taxonomy()
                        .named(view.category())
                        .map(c -> c.name(language))
                        .orElse(view.category()),
                view.status().name(),
                metres(place, view),
                view.place(),
                view.openedAt(),
                view.reportCount(),
                view.photos().stream()
                        .findFirst()
                        .map(p -> "/media/" + p.ref() + "/thumb")
                        .orElse(null));
    }

    private int metres(PlaceGuess place, IncidentView view) {
        @Nullable Double lat = view.lat();
        @Nullable Double lon = view.lon();
        return lat == null || lon == null
                ? 0
                : (int) Math.round(city.gazetteer().projection().distance(place.at(), new LatLon(lat, lon)));
    }
}
