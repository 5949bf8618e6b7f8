package org.sovereignai.jobs.tables;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.sovereignai.datasets.Crosswalk;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.datasets.SourceReader;
import org.sovereignai.datasets.Sources;
import org.sovereignai.jobs.run.TestInputs;

/** Inputs of steps under test with sources of the starter extract. */
final class StarterInputs {

    private StarterInputs() {}

    static TestInputs of(SparkSession spark, String... sources) {
        SourceReader reader = new SourceReader(
                spark, DataFolder.open("../datasets/starter", new Configuration(false)), Crosswalk.load());
        TestInputs inputs = new TestInputs(spark);
        for (String source : sources) {
            inputs.withSource(source, reader.read(Sources.load().resource(source)));
        }
        return inputs;
    }
}
