import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Trade in the layout of BACI in which every economy sells every product to every other: the densest network that the
 * source can hold, for as many economies and years as asked for. Amounts are drawn from a seeded generator, large for few
 * and small for most, as trade is.
 *
 * <p>Usage: {@code Generate FOLDER CODES_CSV ECONOMIES YEARS}, with the project's own table of economy codes.
 */
public final class Generate {

    private static final List<String> PRODUCTS =
            List.of("854231", "854232", "854239", "848620", "847150", "847330", "850440", "850760");
    private static final int LAST_YEAR = 2024;
    private static final long SEED = 20260101;

    private Generate() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        List<String> codes;
        try (Stream<String> lines = Files.lines(Path.of(args[1]))) {
            codes = lines.map(line -> line.split(",", -1))
                    .filter(row -> row[0].equals("baci") && row[3].isEmpty() && !row[2].isEmpty())
                    .collect(java.util.stream.Collectors.toMap(
                            row -> row[2], row -> row[1], (first, second) -> first, java.util.TreeMap::new))
                    .values()
                    .stream()
                    .limit(Integer.parseInt(args[2]))
                    .toList();
        }
        long rows = 0;
        for (int year = LAST_YEAR - Integer.parseInt(args[3]) + 1; year <= LAST_YEAR; year++) {
            rows += write(folder.resolve("BACI_HS17_Y" + year + "_V202601.csv"), year, codes);
        }
        System.out.println(codes.size() + " economies, " + args[3] + " years, " + rows + " rows");
    }

    private static long write(Path file, int year, List<String> codes) throws IOException {
        Random random = new Random(SEED + year);
        double[] sizes = random.doubles(codes.size(), 0, 1).map(u -> Math.exp(6 * u)).toArray();
        long rows = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("t,i,j,k,v,q\n");
            for (int i = 0; i < codes.size(); i++) {
                for (int j = 0; j < codes.size(); j++) {
                    for (String product : i == j ? List.<String>of() : PRODUCTS) {
                        long value = 1 + (long) (sizes[i] * sizes[j] * random.nextDouble());
                        out.write(year + "," + codes.get(i) + "," + codes.get(j) + "," + product + "," + value + ".001,1.5\n");
                        rows++;
                    }
                }
            }
        }
        return rows;
    }
}
