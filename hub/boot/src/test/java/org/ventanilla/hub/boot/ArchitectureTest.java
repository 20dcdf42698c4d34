package org.ventanilla.hub.boot;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.vertx.core.VerticleBase;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The walls of the house (docs/ARCHITECTURE.md, section 3), as far as module dependencies do not already stand there. */
@AnalyzeClasses(packages = "org.ventanilla", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String HUB = "org.ventanilla.hub.";

    /** Which rooms a room of the core may ask. Whatever is not here is a wall. */
    private static final Map<String, Set<String>> DOORS = Map.ofEntries(
            Map.entry("store", Set.of()),
            Map.entry("city", Set.of()),
            Map.entry("publish", Set.of("city")),
            Map.entry("events", Set.of("store", "city", "publish")),
            Map.entry("identity", Set.of("store")),
            Map.entry("media", Set.of("store")),
            Map.entry("intake", Set.of("store", "identity")),
            Map.entry("incident", Set.of("store", "city", "events", "publish")),
            Map.entry("markers", Set.of("store", "events", "incident")),
            Map.entry("hotspot", Set.of("store", "city", "events", "incident")),
            Map.entry("opendata", Set.of("store", "city", "incident")),
            Map.entry("classify", Set.of()),
            Map.entry("understand", Set.of("city", "classify")),
            Map.entry("match", Set.of("city")),
            Map.entry("conversation", Set.of("city")),
            Map.entry(
                    "triage",
                    Set.of(
                            "store",
                            "city",
                            "conversation",
                            "events",
                            "geocode",
                            "identity",
                            "incident",
                            "intake",
                            "match",
                            "media",
                            "transcript",
                            "understand")),
            Map.entry("desk", Set.of("store", "city", "identity", "incident", "intake", "match", "understand")),
            Map.entry("transcript", Set.of("store", "city", "desk", "intake", "media", "understand")),
            Map.entry("callout", Set.of()),
            Map.entry("geocode", Set.of("store", "city", "callout")),
            Map.entry("downstream", Set.of("store", "events", "callout")),
            Map.entry("consumers", Set.of("store", "events")),
            Map.entry("remote", Set.of("store", "callout")),
            Map.entry("notify", Set.of("store", "city", "events", "identity", "incident", "intake", "publish")),
            Map.entry(
                    "api",
                    Set.of(
                            "store",
                            "city",
                            "desk",
                            "events",
                            "identity",
                            "hotspot",
                            "incident",
                            "intake",
                            "media",
                            "notify",
                            "remote",
                            "transcript",
                            "downstream",
                            "consumers")));

    @ArchTest
    static final ArchRule imports_point_down = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("model")
            .definedBy("org.ventanilla.model..")
            .layer("kit")
            .definedBy("org.ventanilla.connector")
            .layer("connectors")
            .definedBy("org.ventanilla.connector.*..")
            .layer("core")
            .definedBy(DOORS.keySet().stream().map(room -> HUB + room + "..").toArray(String[]::new))
            .layer("look")
            .definedBy(HUB + "look..")
            .layer("pages")
            .definedBy(HUB + "portal..", HUB + "console..")
            .layer("boot")
            .definedBy(HUB + "boot..")
            .whereLayer("boot")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("pages")
            .mayOnlyBeAccessedByLayers("boot")
            .whereLayer("look")
            .mayOnlyBeAccessedByLayers("pages")
            .whereLayer("look")
            .mayNotAccessAnyLayer()
            .whereLayer("core")
            .mayOnlyBeAccessedByLayers("pages", "boot")
            .whereLayer("connectors")
            .mayOnlyBeAccessedByLayers("boot")
            .whereLayer("kit")
            .mayOnlyBeAccessedByLayers("connectors", "boot");

    @ArchTest
    static final ArchRule connectors_do_not_know_each_other =
            slices().matching("org.ventanilla.connector.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule portal_and_console_do_not_know_each_other =
            slices().matching(HUB + "(portal|console)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule the_program_names_the_sandbox_and_no_other_connector = noClasses()
            .that()
            .resideInAPackage(HUB + "boot..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.ventanilla.connector.*..")
                    .and(not(resideInAPackage("org.ventanilla.connector.sandbox.."))));

    @ArchTest
    static final ArchRule rooms_ask_only_where_there_is_a_door =
            classes().that().resideInAnyPackage(HUB + "(*)..").should(askOnlyTheirNeighbours());

    @ArchTest
    static final ArchRule the_model_is_plain_java = classes()
            .that()
            .resideInAPackage("org.ventanilla.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.ventanilla.model..",
                    "java..",
                    "javax.xml.stream..",
                    "org.jspecify..",
                    "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule decisions_do_no_io = noClasses()
            .that()
            .resideInAnyPackage(
                    HUB + "understand..",
                    HUB + "classify..",
                    HUB + "match..",
                    HUB + "conversation..",
                    HUB + "publish..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "java.net..", "java.sql..");

    @ArchTest
    static final ArchRule sql_lives_in_stores = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Store")
            .and()
            .haveSimpleNameNotEndingWith("Search")
            .and()
            .haveSimpleNameNotEndingWith("Lane")
            .and()
            .resideOutsideOfPackage(HUB + "bench..")
            .and()
            .resideOutsideOfPackage(HUB + "boot..")
            .should()
            .callMethodWhere(target(owner(resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient.."))
                    .<CodeUnitCallTarget>forSubtype()
                    .and(nameMatching("query|preparedQuery"))))
            .because("rule 6: one store a room; the lane's only statement is its lock");

    @ArchTest
    static final ArchRule connectors_have_no_database = noClasses()
            .that()
            .resideInAPackage("org.ventanilla.connector..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.vertx.sqlclient..").or(resideInAPackage("io.vertx.pgclient..")));

    @ArchTest
    static final ArchRule only_the_program_deploys_verticles =
            classes().that().areAssignableTo(VerticleBase.class).should().resideInAPackage(HUB + "boot..");

    @ArchTest
    static final ArchRule no_static_mutable_state =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule no_base_classes_to_extend = noClasses()
            .that()
            .resideInAnyPackage("org.ventanilla.connector", "org.ventanilla.connector.testkit..")
            .and()
            .areNotInterfaces()
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT);

    private static ArchCondition<JavaClass> askOnlyTheirNeighbours() {
        return new ArchCondition<>("ask only the rooms named in DOORS") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                Set<String> allowed = DOORS.get(room(item));
                if (allowed == null) {
                    return;
                }
                var asked = item.getDirectDependenciesFromSelf().stream()
                        .map(d -> d.getTargetClass())
                        .filter(t -> DOORS.containsKey(room(t)))
                        .collect(Collectors.toMap(t -> room(t), Function.identity(), (a, b) -> a));
                asked.remove(room(item));
                asked.keySet().removeAll(allowed);
                asked.values()
                        .forEach(t -> events.add(SimpleConditionEvent.violated(
                                item, item.getName() + " asks " + t.getName() + ", where there is no door")));
            }
        };
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(HUB) ? name.substring(HUB.length()) : "";
    }
}
