using System.Collections.Frozen;

namespace RecOrleans.Language.Rules;

/// <summary>The words that numbers are written with.</summary>
internal static class NumberWords
{
    public static readonly FrozenDictionary<string, double> Small = Index(
        "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 "
        + "twenty=20 thirty=30 forty=40 fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 "
        + "zwei=2 drei=3 vier=4 funf=5 sechs=6 zehn=10 deux=2 trois=3 quatre=4 dos=2 tres=3 cuatro=4 cinco=5");

    /// <summary>Names of decades -> their first year; two-digit ones are of the twentieth century.</summary>
    public static readonly FrozenDictionary<string, double> Decades = Index(
        "twenties=1920 thirties=1930 forties=1940 fifties=1950 sixties=1960 seventies=1970 eighties=1980 nineties=1990 noughties=2000 aughts=2000 tens=2010 neunziger=1990 achtziger=1980 siebziger=1970 sechziger=1960 noventa=1990 ochenta=1980 setenta=1970");

    public static readonly FrozenDictionary<string, double> ChineseDigits = Index("零=0 〇=0 一=1 二=2 两=2 三=3 四=4 五=5 六=6 七=7 八=8 九=9");

    public static readonly FrozenDictionary<string, double> ChineseScales = Index("十=10 百=100 千=1000 万=10000");

    private static FrozenDictionary<string, double> Index(string pairs) =>
        pairs.Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => double.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
