using RecOrleans.Catalogs;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Rules;

/// <summary>Decides which number facet a quantity or a comparison is about.</summary>
internal static class FacetChooser
{
    private const double EarliestYear = 1850;
    private const double LatestYear = 2100;

    /// <summary>Words that name a facet without being its name.</summary>
    private static readonly (string Facet, string Words)[] Aliases =
    [
        ("price", "price prices cost costs budget spend pay dollars 价格 预算 价"), ("rent", "rent budget pay monthly 租金 房租"), ("runtime", "runtime long length running 片长 时长"), ("length", "long length 时长"), ("rating", "rating rated ratings score scored reviews 评分 分"),
        ("year", "year made released from vintage 年"), ("screen", "screen display inch 屏幕"), ("ram", "ram memory 内存"), ("storage", "storage disk ssd drive space 硬盘 存储"), ("weight", "weight weigh weighs weighing 重量"), ("battery", "battery 电池 续航"),
        ("salary", "salary pay paid wage earn earning 工资 薪资 月薪 年薪"), ("commute", "commute commuting 通勤"), ("hours", "hours 工时"), ("distance", "away distance far walk walking 距离"), ("mileage", "mileage miles clock driven 里程"), ("range", "range 续航"),
        ("players", "players people 人"), ("age", "age aged old"), ("camera", "camera 摄像头 像素"), ("tempo", "bpm tempo"), ("alcohol", "alcohol abv 酒精"), ("spf", "spf"), ("ascent", "climbing ascent climb elevation 爬升"), ("size", "size sqm 面积"),
        ("floor", "floor 楼"), ("start", "start starts starting begins before after 开始"), ("width", "wide width across accross 宽"), ("depth", "deep depth 深"), ("height", "tall high height 高"), ("minutes", "minutes time"), ("episode", "episode episodes"),
        ("seasons", "seasons"), ("episodes", "episodes"), ("calories", "calories kcal"), ("pages", "pages"),
    ];

    /// <summary>The facet for a quantity, or null when none can hold it.</summary>
    /// <param name="scene">The command.</param>
    /// <param name="quantity">The number.</param>
    /// <param name="named">Facets that a comparator speaks about, best first.</param>
    /// <param name="first">First token of the clause.</param>
    /// <param name="end">One past its last.</param>
    /// <param name="isBound">True when a comparator stands beside it.</param>
    public static Facet? ForQuantity(Scene scene, Quantity quantity, string[] named, int first, int end, bool isBound)
    {
        var fitting = scene.Numbers.Where(facet => Fits(facet, quantity)).ToArray();
        if (fitting.Length == 0) return null;
        var hasUnit = quantity.Dimension != Dimension.None || quantity.Unit.Length > 0;
        var byName = named.Select(name => Array.Find(fitting, facet => facet.Name == name)).FirstOrDefault(facet => facet is not null);
        if (byName is not null && (hasUnit || byName.Name != "year" || IsYear(quantity.Value))) return byName;
        if (hasUnit) return Array.Find(fitting, facet => IsNamed(scene, facet, first, end)) ?? Array.Find(fitting, facet => Units.Names(facet, quantity.Unit)) ?? fitting[0];
        if (IsYear(quantity.Value) && Array.Find(fitting, facet => Units.Of(facet).Dimension == Dimension.Year) is { } year && !IsNamedOther(scene, year, first, end)) return year;
        if (Array.Find(fitting, facet => facet.Name != "year" && IsNamed(scene, facet, first, end)) is { } spoken) return spoken;
        if (!isBound) return null;
        var remembered = scene.Memory.Where(preference => preference.Operator is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual) && IsNear(preference, quantity.Value))
            .Select(preference => Array.Find(fitting, facet => facet.Name == preference.Facet && facet.Name != "year")).Where(facet => facet is not null).Distinct().ToArray();
        return remembered.Length == 1 ? remembered[0]
            : Array.Find(fitting, facet => Units.Of(facet).Dimension == Dimension.Money && (facet.High is not { } high || quantity.Value <= high))
            ?? Array.Find(fitting, facet => facet.Name is "runtime" && quantity.Value >= 30) ?? (fitting.Length == 1 ? fitting[0] : null);
    }

    /// <summary>The facet that a comparison with the feed is about: the first named one that the catalogue has and the feed shows.</summary>
    public static Facet? ForComparison(Scene scene, string[] named) =>
        named.Select(name => scene.Schema.Find(name)).FirstOrDefault(facet => facet is { Kind: FacetKind.Number or FacetKind.Ordered });

    /// <summary>The number in the facet's own unit.</summary>
    public static double InUnitOf(Facet facet, Quantity quantity)
    {
        var (dimension, factor) = Units.Of(facet);
        var value = dimension == quantity.Dimension && dimension != Dimension.None ? quantity.Value * factor : quantity.Value;
        return Math.Round(value, 3);
    }

    public static bool IsYear(double value) => value is >= EarliestYear and <= LatestYear && Math.Floor(value).Equals(value);

    /// <summary>True for words that only name a number facet.</summary>
    public static bool IsName(Scene scene, string word) =>
        scene.Numbers.Any(facet => IsNameOf(facet, word));

    /// <summary>True for a word that names this facet.</summary>
    public static bool IsNameOf(Facet facet, string word) => facet.Name == word || (Array.Find(Aliases, alias => alias.Facet == facet.Name).Words?.Split(' ').Contains(word) ?? false);

    private static bool Fits(Facet facet, Quantity quantity)
    {
        var dimension = Units.Of(facet).Dimension;
        if (quantity.Dimension == dimension) return dimension != Dimension.None || quantity.Unit.Length == 0 || Units.Names(facet, quantity.Unit);
        return quantity.Dimension == Dimension.None
            ? quantity.Unit.Length == 0 ? dimension != Dimension.Year || IsYear(quantity.Value) : Units.Names(facet, quantity.Unit)
            : quantity.Unit.Length > 0 && dimension == Dimension.None && Units.Names(facet, quantity.Unit);
    }

    /// <summary>"Max 900" speaks of no commute of 12 minutes.</summary>
    private static bool IsNear(Preference remembered, double value)
    {
        const double Times = 10;
        var old = remembered.Value.Value.Number;
        return value <= old * Times && old <= value * Times;
    }

    private static bool IsNamed(Scene scene, Facet facet, int first, int end)
    {
        var words = Array.Find(Aliases, alias => alias.Facet == facet.Name).Words?.Split(' ') ?? [facet.Name];
        for (var at = first; at < end; at++)
            if (scene.Word(at) == facet.Name || words.Contains(scene.Word(at)))
                return true;
        return false;
    }

    private static bool IsNamedOther(Scene scene, Facet year, int first, int end) =>
        scene.Numbers.Any(facet => facet != year && Units.Of(facet).Dimension == Dimension.Money && IsNamed(scene, facet, first, end));
}
