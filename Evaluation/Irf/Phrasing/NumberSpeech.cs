using System.Globalization;
using RecOrleans.Catalogs;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>How people say numbers, with their units.</summary>
internal static class NumberSpeech
{
    private static readonly string[] Ones =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    public static string Digits(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>"first" .. "tenth", then digits: "11th".</summary>
    public static string Ordinal(int position) => position <= Ordinals.Length ? Ordinals[position - 1] : $"{position}th";

    /// <summary>A whole number from 0 to 999 in words; null for any other.</summary>
    public static string? Words(double number)
    {
        if (number is < 0 or > 999 || number != Math.Floor(number)) return null;
        var whole = (int)number;
        if (whole < 20) return Ones[whole];
        if (whole < 100) return whole % 10 == 0 ? Tens[whole / 10] : $"{Tens[whole / 10]}-{Ones[whole % 10]}";
        var hundreds = whole / 100 == 1 ? "a hundred" : $"{Ones[whole / 100]} hundred";
        return whole % 100 == 0 ? hundreds : $"{hundreds} and {Words(whole % 100)}";
    }

    /// <summary>All that people say for this number of the facet, unit included.</summary>
    public static List<string> Amounts(Facet facet, double number)
    {
        var digits = Digits(number);
        var amounts = FacetSpeech.Family(facet) switch
        {
            "year" => [digits],
            "time" => Times(facet, number),
            "money" => Money(facet, number, digits),
            "stars" => Stars(facet, number, digits),
            _ => Counts(facet, number, digits),
        };
        return amounts;
    }

    /// <summary>Both ends of a range, the unit said once or twice.</summary>
    public static List<(string Low, string High)> Ranges(Facet facet, double low, double high)
    {
        var ranges = new List<(string, string)>();
        if (FacetSpeech.Family(facet) == "time" && facet.Unit!.StartsWith("minute", StringComparison.Ordinal)) ranges.Add((Digits(low), $"{Digits(high)} minutes"));
        else if (Amounts(facet, high)[0] is var full && full.StartsWith(Digits(high), StringComparison.Ordinal)) ranges.Add((Digits(low), full));
        var (lows, highs) = (Amounts(facet, low), Amounts(facet, high));
        for (var i = 0; i < Math.Min(lows.Count, highs.Count); i++) ranges.Add((lows[i], highs[i]));
        return ranges;
    }

    private static List<string> Times(Facet facet, double number)
    {
        var isMinutes = facet.Unit!.StartsWith("minute", StringComparison.Ordinal);
        var minutes = isMinutes ? number : number * 60;
        var amounts = new List<string>();
        if (isMinutes)
        {
            amounts.AddRange([$"{Digits(number)} {(number == 1 ? "minute" : "minutes")}", $"{Digits(number)} min", $"{Digits(number)} mins"]);
            if (Words(number) is { } words && (number <= 60 || number % 5 == 0)) amounts.Add($"{words} minutes");
        }

        if (minutes != Math.Floor(minutes) || minutes < 60)
        {
            if (!isMinutes) amounts.Add($"{Digits(number)} hours");
            if (minutes == 30) amounts.Add("half an hour");
            return amounts;
        }

        var (hours, rest) = ((int)minutes / 60, (int)minutes % 60);
        var plural = hours == 1 ? "hour" : "hours";
        if (rest == 0) amounts.AddRange([$"{hours} {plural}", hours == 1 ? "an hour" : $"{Words(hours) ?? Digits(hours)} hours", $"{hours}h"]);
        else if (rest == 30) amounts.AddRange([$"{hours}.5 hours", hours == 1 ? "an hour and a half" : $"{Words(hours) ?? Digits(hours)} and a half hours", $"{hours}h30"]);
        else amounts.AddRange([$"{hours}h{rest:00}", $"{(hours == 1 ? "an" : Words(hours) ?? Digits(hours))} {plural} and {rest} minutes"]);
        return amounts;
    }

    private static List<string> Money(Facet facet, double number, string digits)
    {
        var written = number == Math.Floor(number) ? digits : number.ToString("0.00", CultureInfo.InvariantCulture);
        var (symbol, words) = facet.Unit!.ToUpperInvariant() switch
        {
            ['E', 'U', 'R', ..] or "€" => ("€", (string[])["euros", "eur"]),
            ['G', 'B', 'P', ..] or "£" => ("£", ["pounds", "quid"]),
            _ => ("$", ["dollars", "bucks"]),
        };
        var amounts = new List<string>(words.Select(word => $"{written} {word}")) { $"{symbol}{written}" };
        if (Words(number) is { } spoken && (number <= 20 || number % 5 == 0)) amounts.Add($"{spoken} {words[0]}");
        return amounts;
    }

    private static List<string> Stars(Facet facet, double number, string digits)
    {
        if (facet.Unit is { } unit && unit.StartsWith("of ", StringComparison.Ordinal)) return [$"{digits} out of {unit[3..]}", digits, $"{digits}/{unit[3..]}"];
        var plural = number == 1 ? "star" : "stars";
        var amounts = new List<string> { $"{digits} {plural}", digits };
        if (Words(number) is { } words) amounts.Add($"{words} {plural}");
        else if (Words(number - 0.5) is { } half) amounts.Add($"{half} and a half stars");
        return amounts;
    }

    private static List<string> Counts(Facet facet, double number, string digits)
    {
        var unit = facet.Unit;
        switch (unit)
        {
            case null or "":
                return Words(number) is { } bare && number <= 20 ? [digits, bare] : [digits];
            case "level" or "floor" or "SPF" or "spf":
                return [$"{unit} {digits}"];
            case "from age":
                return [$"age {digits}"];
            case "hour of the day":
                return number > 12 && number == Math.Floor(number) ? [$"{digits}:00", $"{Digits(number - 12)} pm", $"{Digits(number - 12)}pm"] : number == Math.Floor(number) ? [$"{digits}:00", $"{digits} o'clock"] : [digits];
            case ['%', ..]:
                return [$"{digits}%", $"{digits} percent"];
            case "GB":
                return [$"{digits} GB", $"{digits} gigs", $"{digits}gb"];
        }

        var said = unit.EndsWith(" at most", StringComparison.Ordinal) ? unit[..^8] : unit;
        if (number == 1 && said.EndsWith('s') && !said.Contains(' ', StringComparison.Ordinal)) said = said[..^1];
        var amounts = new List<string> { $"{digits} {said}" };
        if (said.Length <= 3) amounts.Add($"{digits}{said}");
        if (Words(number) is { } words && (number <= 20 || number % 10 == 0)) amounts.Add($"{words} {said}");
        return amounts;
    }
}
