package org.ventanilla.hub.classify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Confirmed reports that were made up for tests: a few ways to say each thing, with words around it that mean nothing. */
final class Lecture {
    private static final Map<String, List<String>> SAID = Map.of(
            "LAMP", List.of("farola apagada", "farola fundida", "street lamp out", "farola sin luz", "lamp is dark"),
            "HOLE", List.of("bache enorme", "hoyo en calzada", "deep pothole", "socavon peligroso", "road is broken"),
            "TRASH",
                    List.of(
                            "basura tirada",
                            "bolsas fuera contenedor",
                            "rubbish bags",
                            "contenedor lleno",
                            "litter here"));

    private static final List<String> AROUND = List.of("hola", "buenas", "please", "desde ayer", "otra vez", "thanks");

    private Lecture() {}

    /** So many of each, a day apart. */
    static List<Sample> samples(int ofEach) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < ofEach; i++) {
            for (var e : SAID.entrySet()) {
                String words = AROUND.get(i % AROUND.size()) + " "
                        + e.getValue().get(i % e.getValue().size()) + " "
                        + AROUND.get((i / 2 + 1) % AROUND.size());
                Instant at = Instant.EPOCH.plusSeconds(86_400L * i);
                samples.add(Sample.of(e.getKey() + i, at, List.of(words.split(" ")), Map.of(), e.getKey()));
            }
        }
        return samples;
    }
}
