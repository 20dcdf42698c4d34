package org.ventanilla.hub.boot;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures by name, each with rows of tags, that are set when somebody asks. */
final class Gauges {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, MultiGauge> gauges = new LinkedHashMap<>();

    static MultiGauge.Row<?> row(Tags tags, double value) {
        return MultiGauge.Row.of(tags, value);
    }

    synchronized void set(String name, List<? extends MultiGauge.Row<?>> rows) {
        gauges.computeIfAbsent(name, n -> MultiGauge.builder(n).register(registry))
                .register(List.copyOf(rows), true);
    }

    void set(String name, double value) {
        set(name, List.of(row(Tags.empty(), value)));
    }

    /** All of them as Prometheus reads them. */
    String text() {
        return registry.scrape();
    }
}
