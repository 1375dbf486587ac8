using System.Collections.Frozen;
using RecOrleans.Catalogs;

namespace RecOrleans.Language.Rules;

/// <summary>Unit words of both languages, and which facet can hold what.</summary>
internal static class Units
{
    private static readonly (Dimension Dimension, double Factor, string Words)[] Words =
    [
        (Dimension.Time, 1, "min|mins|minute|minutes|minuts|minuten|minutos|分钟|分"),
        (Dimension.Time, 60, "h|hr|hrs|hour|hours|hour's|stunde|stunden|heures|heure|horas|hora|个小时|小时|个钟头|钟头"),
        (Dimension.Money, 1, "dollars|dollar|dollors|usd a month|a month|bucks|buck|usd|eur|euro|euros|quid|pounds|£|$|€|块|块钱|元|美元|欧元|刀|a night|per night"),
        (Dimension.Money, 1000, "grand"),
        (Dimension.Distance, 1, "km|kms|kilometre|kilometres|kilometer|kilometers|k|kilometern|公里|千米"),
        (Dimension.Distance, 1.609, "mile|miles"),
        (Dimension.Distance, 0.001, "metres|meters|m|米"),
        (Dimension.Size, 1, "cm|centimetres|centimeters|厘米|公分"),
        (Dimension.Weight, 1, "kg|kilo|kilos|kilogram|kilograms|公斤|千克"),
        (Dimension.Weight, 0.001, "g|gram|grams|克"),
        (Dimension.Data, 1, "gb|gig|gigs|gigabyte|gigabytes|g"),
        (Dimension.Data, 1024, "tb|terabyte|terabytes|tera"),
        (Dimension.Stars, 1, "star|stars|sterne|estrellas|星|分|颗星|out of 5|out of five|out of 10|out of ten"),
        (Dimension.Clock, 1, "am|pm|oclock|uhr|点"),
        (Dimension.None, 1, "pages|page|seiten|页|inch|inches|in|zoll|寸|英寸|kcal|calories|cals|cal|calorie|卡|大卡|千卡|kalorien|rooms|room|bedrooms|个房间|房间|间|室|seats|seat|seater|座|people|players|player|persons|folks|人|个人|人玩|"
            + "episodes|eps|episode|集|期|seasons|season|季|m2|sqm|qm|square metres|square meters|平米|平方米|平|平方|bpm|mah|毫安|mp|megapixels|megapixel|万像素|像素|ml|毫升|spf|%|percent|度|floor|floors|楼|层|level|years old|岁|up"),
    ];

    public static readonly PhraseTable<(Dimension Dimension, double Factor)> Table =
        new(Words.SelectMany(unit => PhraseLists.Split(unit.Words).Select(word => (word, (unit.Dimension, unit.Factor)))));

    private static readonly FrozenDictionary<string, string> SameCount = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["seite"] = "page",
        ["seiten"] = "page",
        ["页"] = "page",
        ["in"] = "inche",
        ["inch"] = "inche",
        ["zoll"] = "inche",
        ["寸"] = "inche",
        ["英寸"] = "inche",
        ["calory"] = "kcal",
        ["calorie"] = "kcal",
        ["cal"] = "kcal",
        ["卡"] = "kcal",
        ["大卡"] = "kcal",
        ["千卡"] = "kcal",
        ["kalorien"] = "kcal",
        ["bedroom"] = "room",
        ["房间"] = "room",
        ["间"] = "room",
        ["室"] = "room",
        ["个房间"] = "room",
        ["seater"] = "seat",
        ["座"] = "seat",
        ["people"] = "player",
        ["person"] = "player",
        ["folk"] = "player",
        ["人"] = "player",
        ["个人"] = "player",
        ["人玩"] = "player",
        ["eps"] = "episode",
        ["ep"] = "episode",
        ["集"] = "episode",
        ["期"] = "episode",
        ["季"] = "season",
        ["sqm"] = "m2",
        ["qm"] = "m2",
        ["square metre"] = "m2",
        ["square meter"] = "m2",
        ["平米"] = "m2",
        ["平方米"] = "m2",
        ["平"] = "m2",
        ["平方"] = "m2",
        ["毫安"] = "mah",
        ["mp"] = "megapixel",
        ["万像素"] = "megapixel",
        ["毫升"] = "ml",
        ["percent"] = "%",
        ["度"] = "%",
        ["楼"] = "floor",
        ["层"] = "floor",
        ["year old"] = "age",
        ["岁"] = "age",
        ["up"] = "age",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What a number facet measures, and how many of its units make one of the dimension's base.</summary>
    public static (Dimension Dimension, double Factor) Of(Facet facet)
    {
        var unit = Folding.Key(facet.Unit ?? "");
        var name = facet.Name;
        if (unit.StartsWith("minute", StringComparison.Ordinal)) return (Dimension.Time, 1);
        if (unit.StartsWith("hour of", StringComparison.Ordinal)) return (Dimension.Clock, 1);
        if (unit.StartsWith("hour", StringComparison.Ordinal)) return (Dimension.Time, 1.0 / 60);
        if (unit.StartsWith("second", StringComparison.Ordinal)) return (Dimension.Time, 60);
        if (unit is "usd" or "eur" or "gbp" or "$" or "€" or "£" || unit.StartsWith("usd ", StringComparison.Ordinal) || unit.StartsWith("eur ", StringComparison.Ordinal)) return (Dimension.Money, 1);
        if (unit is "km" || unit.StartsWith("km ", StringComparison.Ordinal)) return (Dimension.Distance, 1);
        if (unit is "m" or "metres" or "meters") return (Dimension.Distance, 1000);
        if (unit is "miles" or "mi") return (Dimension.Distance, 1 / 1.609);
        if (unit is "cm") return (Dimension.Size, 1);
        if (unit is "kg") return (Dimension.Weight, 1);
        if (unit is "g" or "grams") return (Dimension.Weight, 1000);
        if (unit is "gb") return (Dimension.Data, 1);
        if (unit is "tb") return (Dimension.Data, 1.0 / 1024);
        if (unit is "stars" or "of 5" or "of 10" or "of 100" || name is "rating" or "stars" or "score") return (Dimension.Stars, 1);
        return unit is "year" || name == "year" ? (Dimension.Year, 1) : (Dimension.None, 1);
    }

    /// <summary>True when a count's unit word is this facet's unit or name.</summary>
    public static bool Names(Facet facet, string unit)
    {
        var word = string.Join(' ', unit.Split(' ').Select(Folding.Stem));
        word = SameCount.GetValueOrDefault(word, SameCount.GetValueOrDefault(unit, word));
        return Folding.Stem(facet.Name) == word || Folding.Key(facet.Unit ?? "").Split(' ').Select(Folding.Stem).Contains(word)
            || (word == "inche" && facet.Unit is "inches" or "in") || (word == "kcal" && facet.Name == "calories");
    }
}
