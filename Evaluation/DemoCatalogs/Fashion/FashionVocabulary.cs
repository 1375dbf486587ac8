namespace RecOrleans.Evaluation.DemoCatalogs.Fashion;

/// <summary>The words and shares from which the clothes are drawn; all brands are invented.</summary>
internal static class FashionVocabulary
{
    public static IReadOnlyList<(string Value, double Weight)> Colours { get; } =
    [
        ("black", 11), ("white", 9), ("navy", 8), ("light blue", 9), ("grey", 7), ("beige", 7), ("brown", 6), ("olive", 5),
        ("green", 6), ("red", 6), ("burgundy", 6), ("pink", 6), ("purple", 4), ("yellow", 4), ("orange", 3),
    ];

    public static IReadOnlyList<string> Patterns { get; } = ["plain", "floral", "striped", "checked", "polka dot", "animal print"];

    public static IReadOnlyList<Material> Materials { get; } =
    [
        new("cotton", 0.9, [("spring", 4), ("summer", 4), ("autumn", 2), ("winter", 1)], ["soft", "breathable", "everyday"], "Machine washable."),
        new("linen", 1.05, [("spring", 3), ("summer", 6), ("autumn", 1)], ["lightweight", "breathable", "airy"], "Machine washable; creases with grace."),
        new("silk", 1.7, [("spring", 3), ("summer", 3), ("autumn", 3), ("winter", 1)], ["shiny", "smooth", "elegant"], "Dry clean only."),
        new("wool", 1.3, [("autumn", 5), ("winter", 6), ("spring", 1)], ["warm", "thick", "cosy"], "Wash by hand."),
        new("cashmere", 2.1, [("autumn", 4), ("winter", 5), ("spring", 1)], ["very soft", "warm", "luxurious"], "Dry clean only."),
        new("denim", 1.0, [("spring", 3), ("summer", 2), ("autumn", 4), ("winter", 1)], ["robust", "sturdy", "casual"], "Machine washable."),
        new("leather", 1.8, [("autumn", 4), ("winter", 3), ("spring", 2), ("summer", 1)], ["robust", "sleek", "hard-wearing"], "Wipe clean."),
        new("suede", 1.6, [("autumn", 5), ("spring", 3), ("winter", 1), ("summer", 1)], ["soft", "velvety", "earthy"], "Keep out of the rain."),
        new("viscose", 0.85, [("spring", 4), ("summer", 3), ("autumn", 3), ("winter", 1)], ["flowing", "swishy", "drapey"], "Machine washable at 30 degrees."),
        new("polyester", 0.7, [("spring", 2), ("summer", 2), ("autumn", 3), ("winter", 3)], ["crease-free", "light", "easy"], "Machine washable, no ironing."),
    ];

    public static IReadOnlyList<Brand> Brands { get; } =
    [
        new("Pinewood", 0.9, 0.45, [("checked", 6), ("striped", 2), ("floral", 1), ("polka dot", 1), ("animal print", 1)], ["olive", "brown", "green"], ["outdoor", "rugged", "weekend"]),
        new("Mirador", 1.5, 0.5, [("floral", 3), ("animal print", 3), ("polka dot", 2), ("striped", 1), ("checked", 1)], ["black", "red", "burgundy"], ["evening", "glamorous", "festive"]),
        new("Fennel & Oak", 1.1, 0.5, [("floral", 3), ("checked", 3), ("striped", 2), ("polka dot", 1)], ["beige", "olive", "green"], ["earthy", "natural", "country"]),
        new("Norrvik", 1.3, 0.75, [("striped", 4), ("checked", 2), ("polka dot", 1)], ["light blue", "grey", "white"], ["minimalist", "Scandinavian", "understated"]),
        new("Kestrel", 0.8, 0.55, [("striped", 4), ("checked", 2), ("animal print", 1), ("polka dot", 1)], ["navy", "orange", "grey"], ["sporty", "practical", "relaxed"]),
        new("Ostra", 0.95, 0.4, [("striped", 5), ("floral", 2), ("polka dot", 2)], ["light blue", "white", "navy"], ["nautical", "seaside", "breezy"]),
        new("Velo", 1.0, 0.6, [("striped", 3), ("checked", 3), ("polka dot", 1)], ["grey", "navy", "yellow"], ["city", "functional", "commuter"]),
        new("Tarn", 1.0, 0.55, [("checked", 3), ("striped", 2), ("floral", 2), ("polka dot", 2)], ["navy", "light blue", "burgundy"], ["classic", "smart", "timeless"]),
        new("Blackbird", 1.2, 0.7, [("animal print", 3), ("striped", 2), ("checked", 2)], ["black", "purple", "grey"], ["dark", "sharp", "edgy"]),
        new("Sable", 1.8, 0.7, [("animal print", 2), ("checked", 2), ("floral", 1), ("polka dot", 1)], ["black", "beige", "burgundy"], ["luxurious", "quiet", "refined"]),
        new("Juno Lane", 0.65, 0.3, [("polka dot", 4), ("floral", 4), ("animal print", 2), ("striped", 2)], ["pink", "yellow", "purple"], ["playful", "colourful", "retro"]),
        new("Calla", 0.95, 0.25, [("floral", 8), ("polka dot", 2), ("striped", 1)], ["pink", "light blue", "white"], ["romantic", "feminine", "dreamy"]),
    ];

    public static IReadOnlyList<Garment> Garments { get; } =
    [
        new("dress", 220, 110, [("short", 3), ("midi", 4), ("long", 4)],
            [("viscose", 5), ("cotton", 4), ("silk", 3), ("linen", 3), ("polyester", 3), ("wool", 1), ("denim", 1)],
            ["wrap", "shirt", "smocked", "tiered", "pleated", "slip", "belted", "sleeveless", "long-sleeved"],
            ["side pockets", "a tie waist", "a round neck", "a V-neck", "covered buttons", "flutter sleeves", "a swirling hem", "a full lining"]),
        new("skirt", 190, 85, [("short", 4), ("midi", 3), ("long", 4)],
            [("viscose", 4), ("cotton", 4), ("denim", 3), ("wool", 3), ("silk", 2), ("polyester", 3), ("leather", 2), ("linen", 2), ("suede", 1)],
            ["pleated", "A-line", "wrap", "high-waisted", "bias-cut", "tiered", "pencil", "button-front"],
            ["side pockets", "an elastic waist", "a hidden zip", "a front slit", "a full lining", "a swishy hem", "a wide waistband"]),
        new("coat", 75, 210, [("knee", 4), ("long", 5)], [("wool", 6), ("cashmere", 2), ("cotton", 2), ("leather", 1), ("polyester", 2)],
            ["trench", "duffle", "wrap", "double-breasted", "quilted", "hooded"],
            ["deep pockets", "a warm lining", "a belt", "horn buttons", "a storm collar", "a waterproof finish"]),
        new("jacket", 85, 140, [("cropped", 3), ("hip", 4), ("long", 2)], [("denim", 3), ("leather", 3), ("wool", 2), ("cotton", 3), ("suede", 2), ("polyester", 3)],
            ["bomber", "biker", "quilted", "tailored", "rain", "utility"],
            ["zip pockets", "a waterproof finish", "a stand collar", "a warm lining", "an inside pocket", "adjustable cuffs"]),
        new("sweater", 90, 95, [("cropped", 2), ("regular", 4), ("oversized", 3)], [("wool", 6), ("cashmere", 3), ("cotton", 4), ("polyester", 1)],
            ["cable-knit", "ribbed", "roll-neck", "V-neck", "chunky", "fine-knit"],
            ["ribbed cuffs", "dropped shoulders", "a high neck", "raglan sleeves", "a boxy fit", "a soft collar"]),
        new("shirt", 80, 65, [("regular", 5), ("long", 3), ("cropped", 1)], [("cotton", 6), ("linen", 4), ("silk", 2), ("viscose", 2), ("denim", 1), ("polyester", 1)],
            ["oxford", "grandad-collar", "slim", "relaxed", "button-down", "pintuck"],
            ["a chest pocket", "mother-of-pearl buttons", "long sleeves", "short sleeves", "a curved hem", "double cuffs"]),
        new("t-shirt", 80, 28, [("cropped", 2), ("regular", 5)], [("cotton", 8), ("linen", 2), ("viscose", 2), ("polyester", 1)],
            ["crew-neck", "V-neck", "boxy", "slim", "ringer", "long-sleeved"],
            ["a chest pocket", "rolled sleeves", "a soft collar", "no logo", "a dipped hem", "flat seams"]),
        new("trousers", 85, 85, [("cropped", 3), ("full", 5)], [("cotton", 4), ("wool", 3), ("linen", 3), ("viscose", 2), ("polyester", 2), ("leather", 1)],
            ["wide-leg", "tailored", "pleated", "slim", "high-waisted", "pull-on"],
            ["deep pockets", "a stretchy waistband", "pressed creases", "turn-ups", "a drawstring", "a button fly"]),
        new("jeans", 80, 90, [("cropped", 3), ("full", 6)], [("denim", 1)],
            ["skinny", "baggy", "straight", "high-waisted", "boyfriend", "bootcut"],
            ["five pockets", "a button fly", "a little stretch", "raw hems", "contrast stitching", "faded knees"]),
        new("shorts", 70, 45, [("short", 5), ("knee", 4)], [("cotton", 5), ("linen", 4), ("denim", 3), ("polyester", 2), ("leather", 1)],
            ["pleated", "running", "cargo", "tailored", "paperbag", "cut-off"],
            ["side pockets", "a drawstring", "turn-ups", "quick-dry fabric", "an elastic waist", "a back pocket"]),
        new("sneakers", 75, 85, [("low", 5), ("high", 3)], [("leather", 4), ("cotton", 3), ("suede", 3), ("polyester", 3)],
            ["court", "running", "slip-on", "retro", "platform", "trail"],
            ["cushioned soles", "thick laces", "a padded collar", "a grippy sole", "contrast stitching", "reflective trims"]),
        new("boots", 80, 150, [("ankle", 5), ("knee", 4)], [("leather", 6), ("suede", 4), ("polyester", 1)],
            ["chelsea", "lace-up", "riding", "hiking", "heeled", "western"],
            ["a side zip", "a waterproof finish", "a block heel", "a warm lining", "a grippy sole", "elastic sides"]),
        new("sandals", 65, 60, [("flat", 5), ("heeled", 4)], [("leather", 5), ("suede", 3), ("cotton", 2), ("polyester", 2)],
            ["strappy", "slide", "espadrille", "gladiator", "platform", "T-bar"],
            ["an ankle strap", "a cork footbed", "crossed straps", "a buckle", "a woven sole", "a cushioned sole"]),
        new("bag", 80, 110, [("small", 5), ("large", 4)], [("leather", 5), ("suede", 3), ("cotton", 3), ("polyester", 2), ("denim", 1)],
            ["tote", "crossbody", "bucket", "shoulder", "weekend", "clutch"],
            ["a zip closure", "a laptop sleeve", "an inside pocket", "an adjustable strap", "a magnetic clasp", "two handles"]),
        new("hat", 60, 40, [("wide", 4), ("narrow", 4)], [("wool", 4), ("cotton", 4), ("cashmere", 1), ("suede", 1), ("linen", 2)],
            ["bucket", "fedora", "beret", "sun", "boater", "fisherman"],
            ["a ribbon band", "a packable brim", "a soft lining", "a chin cord", "a stitched brim", "a turned-up brim"]),
        new("scarf", 65, 45, [("short", 3), ("long", 5)], [("wool", 5), ("cashmere", 3), ("silk", 4), ("cotton", 2), ("viscose", 2)],
            ["fringed", "blanket", "fine", "ribbed", "square", "infinity"],
            ["a fringe", "rolled edges", "a woven border", "a soft finish", "tassels", "a reversible weave"]),
    ];

    /// <summary>Season -> occasions that a text may name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Occasions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["spring"] = ["the first mild days", "a garden party", "a spring wedding", "the office", "a city walk", "a graduation"],
        ["summer"] = ["the beach", "a summer wedding", "a picnic", "holidays by the sea", "a festival", "hot days in town"],
        ["autumn"] = ["autumn walks", "the office", "a job interview", "cool evenings", "a dinner out", "layering"],
        ["winter"] = ["cold commutes", "a winter party", "the Christmas market", "snowy days", "the opera", "evenings by the fire"],
    };
}
