package org.sovereignai.jobs.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.apache.hadoop.conf.Configuration;
import org.sovereignai.datasets.ContentMemory;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.datasets.InputException;
import org.sovereignai.datasets.InputFile;
import org.sovereignai.datasets.Pins;
import org.sovereignai.datasets.Resource;
import org.sovereignai.datasets.Source;
import org.sovereignai.datasets.Sources;
import org.sovereignai.jobs.run.Plan;
import org.sovereignai.jobs.run.Years;
import org.sovereignai.jobs.store.LocalFiles;
import org.sovereignai.jobs.store.OutputFile;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.schemas.Products;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableSchema;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options that commands share, and the places they name. */
final class Workspace {

    /** Source whose files are the user's own groups of nations. */
    private static final String GROUPS = "nation-groups";

    /** Sources whose files a user writes himself, in the form that is declared. */
    private static final List<String> OWN = List.of(GROUPS, "national-customs");

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with the public files, one folder per source, on any Hadoop file system"
                    + " (the starter extract if not given).")
    private String dataLocation;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out",
            description = "Folder for the results, on any Hadoop file system (default: ${DEFAULT-VALUE}).")
    private String outLocation;

    @Option(
            names = "--groups",
            paramLabel = "FILE",
            description = "CSV file with groups of nations of your own: group_id and country_code (ISO 3166-1 alpha-3),"
                    + " and, if you like, group_name, since_year, until_year.")
    private String groups;

    @Option(
            names = "--strands",
            paramLabel = "FILE",
            description =
                    "JSON file with strands of goods of your own, a list of objects: id, title, headings (HS 2017, four or"
                            + " six digits), nature (intermediate, capital or final) and, if you like, makers and soldOn. They are"
                            + " in every table with a strand and in no score. Beside it or instead, all-hs6 measures every product"
                            + " of six digits and year of BACI's full files in tables of their own, product_supply and"
                            + " product_concentration; all-hs6:CODE,CODE those whose codes begin so.")
    private List<String> strands = List.of();

    @Option(
            names = "--natures",
            paramLabel = "FILE",
            description =
                    "CSV file that says what products are for, with --strands all-hs6: product_code (HS 2017, two, four or six"
                            + " digits), nature (intermediate, capital or final) and, if you like, makers (ISO 3166-1 alpha-3, separated by"
                            + " blanks) and sold_on. Of a product the longest code counts.")
    private String natures;

    @Option(
            names = "--only",
            paramLabel = "TABLE",
            split = ",",
            description = "Build only these tables and what they are made from; nothing is published.")
    private List<String> only = List.of();

    @Option(
            names = "--years",
            paramLabel = "FROM-TO",
            description = "Years of the indicators, such as 2018-2024 (default: 2015 to the latest).")
    private Years years = Years.published();

    /** What reaches the file systems. */
    static Configuration hadoop() {
        Configuration hadoop = new Configuration();
        hadoop.set(LocalFiles.SETTING, LocalFiles.class.getName());
        return hadoop;
    }

    Years years() {
        return years;
    }

    /** Whether the years are those of every release for which nobody asked for others. */
    boolean hasAllYears() {
        return years.equals(Years.published());
    }

    boolean isPartial() {
        return !only.isEmpty();
    }

    /**
     * The data folder; files that are remembered are not read again to tell what they hold.
     *
     * @throws InputException if it is not there or no folder in it is that of a source
     */
    DataFolder data(Sources sources, ContentMemory memory) {
        String location = Optional.ofNullable(dataLocation).orElseGet(Workspace::starterExtract);
        DataFolder data = DataFolder.open(location, hadoop(), memory);
        requireSources(data, location, sources);
        if (groups == null) {
            return data;
        }
        OwnGroups.require(groups);
        return data.with(GROUPS + "/own-" + nameOfGroups(), groups);
    }

    static void requireSources(DataFolder data, String location, Sources sources) {
        List<String> names = sources.all().stream().map(Source::name).toList();
        if (names.stream().noneMatch(data::holds)) {
            throw new InputException(
                    "The data folder %s has the files of no source; lay them out in one folder per source (%s), or name another folder with --data."
                            .formatted(location, String.join(", ", names)));
        }
    }

    /** What the user calls the file of his groups, so that it can be named; of a source it is by what stands around it. */
    private String nameOfGroups() {
        String name = groups.substring(groups.lastIndexOf('/') + 1);
        return name.endsWith(".csv") ? name : name + ".csv";
    }

    /**
     * The folder for the results.
     *
     * @throws InputException if it cannot be reached or lies in a release or the results of another run, or if Spark, which reads kept tables back, would take its name for a
     *     pattern
     */
    OutputFolder out() {
        OutputFile.requireNoRelease(outLocation);
        OutputFolder out = OutputFolder.open(outLocation, hadoop());
        if (StringUtils.containsAny(out.display(), "{}[]*?\\")) {
            throw new InputException(
                    "The output folder %s has one of the characters {}[]*?\\ in its path, which Spark takes for a pattern; name another one with --out."
                            .formatted(out.display()));
        }
        return out;
    }

    /** The contract, with the user's own strands of goods and the products that he wants measured. */
    Schemas schemas() {
        Schemas schemas = Schemas.load();
        Optional<Products> products = OwnProducts.of(strands, natures);
        List<String> files =
                strands.stream().filter(text -> !OwnProducts.isMeant(text)).toList();
        if (files.size() > 1) {
            throw new InputException(
                    "--strands names %s and %s; put your strands into one file.".formatted(files.get(0), files.get(1)));
        }
        if (files.isEmpty() && products.isEmpty()) {
            return schemas;
        }
        return Schemas.load(
                files.isEmpty() ? schemas.strands() : OwnStrands.in(files.get(0), schemas.strands()), products);
    }

    /** The tables asked for, with all that they are made from. */
    List<TableSchema> tables(Schemas schemas) {
        List<String> known = schemas.tables().stream().map(TableSchema::name).toList();
        for (String name : only) {
            if (!known.contains(name)) {
                throw Main.wrong(command, "There is no table '%s'; did you mean %s?", name, Main.nearest(name, known));
            }
        }
        List<TableSchema> tables = Plan.select(schemas, only);
        for (TableSchema table : tables) {
            if (table.isOptional() && schemas.products().isEmpty()) {
                throw Main.wrong(command, "The table %s is made by %s alone.", table.name(), table.option());
            }
        }
        return tables;
    }

    /** The files of all sources that are not the pinned ones; what a user writes himself needs no pin. */
    static List<InputFile> unpinned(Sources sources, DataFolder data) {
        return unpinned(sources, data, Pins.load());
    }

    static List<InputFile> unpinned(Sources sources, DataFolder data, Pins pins) {
        // Large files are read to the end here, side by side, but for those that are hashed when they are used.
        return sources.all().stream()
                .flatMap(source -> source.resources().stream())
                .filter(resource -> !resource.isOnRequest())
                .toList()
                .parallelStream()
                .flatMap(resource ->
                        data.files(resource).stream().filter(file -> isUnpinned(file, resource, data, pins)))
                .toList();
    }

    private static boolean isUnpinned(InputFile file, Resource resource, DataFolder data, Pins pins) {
        return OWN.stream().noneMatch(own -> file.path().startsWith(own + "/"))
                && data.knownSha256(resource, file)
                        .map(sha256 -> pins.state(file, sha256) == Pins.State.UNPINNED)
                        .orElseGet(() -> !pins.hasSizeOf(file));
    }

    /** Pinned files that the tables read and that are not there, of sources that are there in part. */
    static List<String> missing(List<TableSchema> tables, Sources sources, DataFolder data) {
        Pins pins = Pins.load();
        return tables.stream()
                .flatMap(table -> table.sources().stream())
                .distinct()
                .flatMap(id -> pins.missing(sources.resource(id), data).stream())
                .toList();
    }

    private static String starterExtract() {
        String home = System.getProperty("sovereignai.home");
        if (StringUtils.isEmpty(home)) {
            throw new InputException(
                    "No data folder is given and the starter extract is not at hand; name a folder with --data, or start with ./sovereign-ai.");
        }
        return Path.of(home, "datasets", "starter").toString();
    }
}
