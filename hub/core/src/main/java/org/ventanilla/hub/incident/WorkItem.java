package org.ventanilla.hub.incident;

import java.util.List;

/**
 * A line of the work list.
 *
 * @param perhaps ids of incidents this one may be the same as, when nobody has decided yet
 */
public record WorkItem(IncidentRow incident, List<Long> perhaps) {}
