package org.sovereignai.jobs.scores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Test;
import org.sovereignai.index.Design;
import org.sovereignai.index.Factor;
import org.sovereignai.index.Panel;
import org.sovereignai.index.Sensitivity;
import org.sovereignai.index.SensitivityRun;
import org.sovereignai.index.Tables;
import org.sovereignai.index.Uncertainty;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** What is sent to executors arrives, also on a cluster that is configured to use Kryo for all data. */
class ShipmentTest {

    private static final Panel PANEL =
            Panel.builder().value("x", "A", 2020, 1).value("x", "B", 2020, 2).build();

    @Test
    void analysesArriveUnderKryo() {
        var index = Tables.flat(Tables.method(), "x").with(List.of(new Factor.InputError("e")));
        Uncertainty uncertainty = Uncertainty.of(index, PANEL, 20, 1);
        assertThat(arrived(new Shipment<>(uncertainty)).value().run().summaries())
                .isEqualTo(uncertainty.run().summaries());

        Sensitivity sensitivity = Sensitivity.of(index, PANEL).withBootstrap(5, 0.9, 1);
        Design design = sensitivity.design(4, 1);
        SensitivityRun run = arrived(new Shipment<>(sensitivity.at(design))).value();
        assertThat(run.batches()).isEqualTo(1);
        assertThat(arrived(new Shipment<>(run.ranks(0, 1).findFirst().orElseThrow()))
                        .value()
                        .ranks())
                .isEqualTo(sensitivity
                        .at(design)
                        .ranks(0, 1)
                        .findFirst()
                        .orElseThrow()
                        .ranks());
    }

    private static <T extends Serializable> Shipment<T> arrived(Shipment<T> shipment) {
        SerializerInstance kryo = new KryoSerializer(new SparkConf(false)).newInstance();
        ClassTag<Shipment<T>> type = ClassTag$.MODULE$.apply(Shipment.class);
        return kryo.deserialize(kryo.serialize(shipment, type), type);
    }
}
