package org.ventanilla.hub.incident;

import io.vertx.core.json.JsonObject;

/** A possible match for staff to accept or refuse: the incident, the score in [0, 1], the reasons by code. */
public record Proposal(long incidentId, double score, JsonObject reasons) {}
