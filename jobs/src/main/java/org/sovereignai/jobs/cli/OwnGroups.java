package org.sovereignai.jobs.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.sovereignai.datasets.Crosswalk;
import org.sovereignai.datasets.InputException;

/**
 * Groups of nations of the user's own: a CSV file with the columns {@code group_id}, {@code country_code} and, if he likes,
 * {@code group_name}, {@code since_year} and {@code until_year}. It is looked through before anything is built, so that what is
 * wrong with it is said of his file, by its rows.
 */
final class OwnGroups {

    private static final String GROUP = "group_id";
    private static final String NATION = "country_code";
    private static final String SINCE = "since_year";
    private static final String UNTIL = "until_year";
    private static final List<String> NEEDED = List.of(GROUP, NATION);
    private static final List<String> COLUMNS = List.of(GROUP, NATION, "group_name", SINCE, UNTIL);

    private OwnGroups() {}

    /**
     * Fails where the file is no such table.
     *
     * @throws InputException with the row and column and what is wrong with it
     */
    static void require(String file) {
        Set<String> nations = Crosswalk.load().countryCodes("iso3");
        Set<List<String>> known = new HashSet<>();
        UserTable table = new UserTable(file, COLUMNS, NEEDED);
        for (UserTable.Row row : table.rows()) {
            String group = row.cell(GROUP).strip();
            String nation = row.cell(NATION).strip();
            row.require(
                    group.matches("[a-z][a-z0-9_]{1,39}"),
                    GROUP,
                    group,
                    "no id of a group: small letters, digits and _, two or more, a letter first");
            row.require(nations.contains(nation), NATION, nation, "no code of ISO 3166-1 alpha-3");
            row.require(
                    known.add(List.of(group, nation)),
                    NATION,
                    nation,
                    "in another row of the group %s too".formatted(group));
            requireYears(row);
        }
        if (table.rows().isEmpty()) {
            throw new InputException("%s names no group; write the columns %s and a row for each member."
                    .formatted(file, String.join(", ", NEEDED)));
        }
    }

    private static void requireYears(UserTable.Row row) {
        for (String column : List.of(SINCE, UNTIL)) {
            String year = row.cell(column).strip();
            row.require(year.matches("((19|20)\\d\\d|2100)?"), column, year, "no year of 1900 to 2100");
        }
        String since = row.cell(SINCE).strip();
        String until = row.cell(UNTIL).strip();
        row.require(
                StringUtils.isAnyEmpty(since, until) || since.compareTo(until) <= 0,
                UNTIL,
                until,
                "below since_year, '%s'".formatted(since));
    }
}
