package org.ventanilla.hub.incident;

/**
 * What follows from a category.
 *
 * @param code leaf code
 * @param kind incident, request or suggestion, lower case
 * @param slaHours hours from opening until it should be solved
 */
public record CategoryFacts(
        String code, String kind, String priority, String department, boolean isPublic, int slaHours) {}
