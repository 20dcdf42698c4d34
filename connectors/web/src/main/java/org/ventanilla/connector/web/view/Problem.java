package org.ventanilla.connector.web.view;

/** What is wrong with one field: its id in the page and the key of the sentence that says so. */
public record Problem(String field, String key) {}
