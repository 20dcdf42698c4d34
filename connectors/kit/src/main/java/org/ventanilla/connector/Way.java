package org.ventanilla.connector;

/** What it takes to tell the hub something: the link, the one who makes submissions and their keys, and the log. */
record Way(HubLink hub, Submissions submissions, Trail trail) {}
