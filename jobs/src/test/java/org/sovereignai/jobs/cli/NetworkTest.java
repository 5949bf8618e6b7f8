package org.sovereignai.jobs.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A run reads files and opens no connection; benchmarks/faults/campaign runs it without a network. */
class NetworkTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.sovereignai");

    @Test
    @Tag("hazard-43")
    void nothingThatARunUsesCanOpenAConnection() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..jobs.tables..",
                        "..jobs.supply..",
                        "..jobs.exposure..",
                        "..jobs.indicators..",
                        "..jobs.findings..",
                        "..jobs.scores..",
                        "..jobs.diff..",
                        "..measures..",
                        "..schemas..")
                .or(resideInAPackage("..atlas..").and(not(simpleNameStartingWith("AtlasServer"))))
                .or()
                .haveSimpleName("RunCommand")
                .or()
                .haveSimpleName("Pipeline")
                .or()
                .haveSimpleName("Release")
                .or()
                .haveSimpleName("TableWriter")
                .or()
                .haveSimpleName("SourceReader")
                .or()
                .haveSimpleName("DataFolder")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.net\\.http\\..*|java\\.net\\.(Http)?U[Rr][Ll]Connection|java\\.net\\.(Server)?Socket"
                                + "|java\\.nio\\.channels\\.(Server)?SocketChannel|com\\.sun\\.net\\.httpserver\\..*")
                .because("a run works from the files that are there")
                .check(OURS);
    }
}
