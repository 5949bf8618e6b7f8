package org.sovereignai.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which chip a name stands for. */
class TrainingHardwareTest {

    private static final Map<String, String> SPELLINGS = TrainingHardware.spellings(catalogue());

    /** As Epoch AI names chips and their makers; the last three are made up, two of one name but for the maker. */
    private static Map<String, String> catalogue() {
        Map<String, String> makers = new HashMap<>();
        makers.put("Huawei Ascend 910", "Huawei");
        makers.put("Huawei Ascend 910 (320 TFLOPS)", "Huawei");
        makers.put("Huawei Ascend 910B", "Huawei");
        makers.put("MetaX MXC500 (PCIe)", "MetaX");
        makers.put("MetaX MXC500 (OAM)", "MetaX");
        makers.put("Maia 100 (M100)", "Microsoft");
        makers.put("Baidu Kunlun R100 (75W)", "Kunlunxin Baidu");
        makers.put("One X1", "One");
        makers.put("Two X1", "Two");
        makers.put("Nobody X2", null);
        return makers;
    }

    @ParameterizedTest
    @CsvSource({
        "Huawei Ascend 910B, Huawei Ascend 910B",
        "Ascend (昇腾) 910B, Huawei Ascend 910B",
        "Ascend 910B（昇腾）,",
        "Ascend 910B (昇腾), Huawei Ascend 910B",
        "Huawei (华为) Ascend (昇腾) 910, Huawei Ascend 910",
        "Ascend 910, Huawei Ascend 910",
        "Ascend 910 (320 TFLOPS), Huawei Ascend 910 (320 TFLOPS)",
        "Ascend 910 (昇腾 2),",
        "Ascend (昇腾) 910C,",
        "Ascend (昇腾),",
        "MetaX MXC500,",
        "MXC500 (OAM), MetaX MXC500 (OAM)",
        "Maia 100,",
        "Kunlun R100 (75W),",
        "X1,",
        "X2,",
        "(昇腾),",
    })
    void remarkInAnotherScriptIsLeftOutAndOtherRemarksTellChipsApart(String name, String chip) {
        assertThat(TrainingHardware.catalogued(name, SPELLINGS)).isEqualTo(chip);
    }
}
