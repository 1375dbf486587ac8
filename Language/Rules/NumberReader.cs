using System.Globalization;

namespace RecOrleans.Language.Rules;

/// <summary>Reads numbers in digits and in words, with their units: "120", "two and a half hours", "2h30", "$1,400", "70 grand", "一个半小时".</summary>
internal static class NumberReader
{
    /// <summary>The quantity that begins at this token; false where none does.</summary>
    public static bool TryRead(CommandText command, int at, int end, out Quantity quantity)
    {
        quantity = default;
        var tokens = command.Tokens;
        if (at >= end) return false;
        if (tokens[at].Word is "$" or "€" or "£")
        {
            if (!TryNumber(command, at + 1, end, out var amount, out var digits, out _)) return false;
            quantity = new Quantity(amount, Dimension.Money, tokens[at].Word, digits + 1);
            return true;
        }

        if (tokens[at].Word == "spf" && TryNumber(command, at + 1, end, out var factor, out var used, out _))
        {
            quantity = new Quantity(factor, Dimension.None, "spf", used + 1);
            return true;
        }

        if (TryFractionOfHour(command, at, end, out quantity) || TryGlued(command, at, end, out quantity)) return true;
        if (!TryNumber(command, at, end, out var value, out var length, out var isHalf)) return false;
        quantity = WithUnit(command, at, end, value, length, isHalf);
        return true;
    }

    private static Quantity WithUnit(CommandText command, int at, int end, double value, int length, bool isHalf)
    {
        if (!Units.Table.TryMatch(command, at + length, end, out var unitLength, out var unit)) return new Quantity(value, Dimension.None, "", length);
        var written = Folding.Key(command.Quote(at + length, at + length + unitLength - 1)).Replace(" ", Folding.IsIdeograph(command.Text[command.Tokens[at + length].Start]) ? "" : " ", StringComparison.Ordinal);
        var total = (value * unit.Factor) + (written == "pm" && value < 12 ? 12 : 0);
        length += unitLength;
        if (unit.Dimension == Dimension.Time && unit.Factor > 1 && !isHalf) total += Rest(command, at + length, end, ref length);
        return new Quantity(total, unit.Dimension, written, length);
    }

    /// <summary>"(two hours) and a half", "(an hour) and three quarters", "(two hours) ten", in minutes.</summary>
    private static double Rest(CommandText command, int next, int end, ref int length)
    {
        foreach (var (phrase, minutes) in (ReadOnlySpan<(string, double)>)
            [("and a half", 30), ("and three quarters", 45), ("and a quarter", 15), ("半", 30), ("et demie", 30), ("y media", 30)])
        {
            var words = phrase.Split(' ');
            if (next + words.Length > end || !words.Select((word, offset) => command.Tokens[next + offset].Word == word).All(same => same)) continue;
            length += words.Length;
            return minutes;
        }

        var skip = next < end && command.Tokens[next].Word == "and" ? 1 : 0;
        if (!TryNumber(command, next + skip, end, out var rest, out var used, out _) || rest is <= 0 or >= 60) return 0;
        var isMinutes = Units.Table.TryMatch(command, next + skip + used, end, out var unitLength, out var unit);
        if (isMinutes ? unit is not (Dimension.Time, 1) : skip == 1 && rest < 5) return 0;
        length += skip + used + (isMinutes ? unitLength : 0);
        return rest;
    }

    /// <summary>"half an hour", "an hour", "three quarters of an hour", "半小时", "half hour".</summary>
    private static bool TryFractionOfHour(CommandText command, int at, int end, out Quantity quantity)
    {
        quantity = default;
        foreach (var (phrase, minutes) in (ReadOnlySpan<(string, double)>)
            [("three quarters of an hour", 45), ("quarter of an hour", 15), ("half an hour", 30), ("half hour", 30), ("an hour", 60), ("a hour", 60), ("one hour", 60), ("半个小时", 30), ("半小时", 30), ("eine stunde", 60), ("une heure", 60), ("una hora", 60), ("halbe stunde", 30)])
        {
            var words = CommandText.Read(phrase).Tokens;
            if (at + words.Length > end) continue;
            var fits = true;
            for (var offset = 0; offset < words.Length && fits; offset++) fits = command.Tokens[at + offset].Word == words[offset].Word;
            if (!fits) continue;
            var length = words.Length;
            var total = minutes + (minutes.Equals(60) ? Rest(command, at + length, end, ref length) : 0);
            quantity = new Quantity(total, Dimension.Time, "hour", length);
            return true;
        }

        return false;
    }

    /// <summary>Digits and unit in one word: "2h30", "90min", "32gb", "6pm", "15k".</summary>
    private static bool TryGlued(CommandText command, int at, int end, out Quantity quantity)
    {
        quantity = default;
        var word = command.Tokens[at].Word;
        var digits = 0;
        while (digits < word.Length && (char.IsAsciiDigit(word[digits]) || word[digits] == '.')) digits++;
        if (digits == 0 || digits == word.Length || !TryDigits(word[..digits], out var value)) return false;
        var unit = word[digits..];
        if (unit is "k") return Set(WithUnit(command, at, end, value * 1000, 1, false), out quantity);
        if (unit is "pm") return Set(new Quantity(value < 12 ? value + 12 : value, Dimension.Clock, unit, 1), out quantity);
        if (unit[0] == 'h' && unit.Length > 1 && TryDigits(unit[1..].TrimEnd('m', 'i', 'n'), out var minutes))
            return Set(new Quantity((value * 60) + minutes, Dimension.Time, "h", 1), out quantity);
        if (!Units.Table.TryMatch(CommandText.Read(unit), 0, 1, out _, out var known)) return false;
        var next = 1;
        var total = value * known.Factor;
        if (known.Dimension == Dimension.Time && known.Factor > 1) total += Rest(command, at + 1, end, ref next);
        return Set(new Quantity(total, known.Dimension, unit, next), out quantity);
    }

    private static bool TryNumber(CommandText command, int at, int end, out double value, out int length, out bool isHalf)
    {
        (value, length, isHalf) = (0, 0, false);
        if (at >= end) return false;
        var word = command.Tokens[at].Word;
        var found = TryDigits(word, out value) ? (length = 1) > 0 : word.EndsWith('k') && TryDigits(word[..^1], out value) ? Thousand(ref value, out length) : TryWords(command, at, end, out value, out length)
            || TryChinese(command, at, end, out value, out length);
        if (!found) return false;
        if (at + length < end && command.Tokens[at + length].Word is "thousand" or "grand" or "万" && command.Tokens[at].Word != "万")
            value *= command.Tokens[at + length++].Word == "万" ? 10000 : 1000;
        else if (at + length < end && command.Tokens[at + length].Word is "hundred") value *= command.Tokens[at + length++].Word is "hundred" ? 100 : 1;
        if (at + length + 1 < end && command.Tokens[at + length].Word == "point" && NumberWords.Small.TryGetValue(command.Tokens[at + length + 1].Word, out var tenth) && tenth < 10)
            (value, length) = (value + (tenth / 10), length + 2);
        isHalf = TryHalf(command, at + length, end, ref value, ref length);
        return true;
    }

    /// <summary>"and a half", "and three quarters", "and a quarter" after a number and before its unit; "个半" in Chinese.</summary>
    private static bool TryHalf(CommandText command, int at, int end, ref double value, ref int length)
    {
        foreach (var (phrase, fraction) in (ReadOnlySpan<(string, double)>)[("and a half", .5), ("and three quarters", .75), ("and a quarter", .25), ("个 半", .5), ("n a half", .5), ("and half", .5), ("an a half", .5)])
        {
            var words = phrase.Split(' ');
            if (at + words.Length > end || !words.Select((word, offset) => command.Tokens[at + offset].Word == word).All(same => same)) continue;
            value += fraction;
            length += words.Length;
            return true;
        }

        return false;
    }

    /// <summary>"Ninety", "two hundred and ten", "a thousand two hundred"; spoken short, "two fifty" and "nineteen seventy".</summary>
    private static bool TryWords(CommandText command, int at, int end, out double value, out int length)
    {
        if (!TryHundreds(command, at, end, out value, out length)) return false;
        if (!IsWord(command, at + length, end, "thousand") && !(value.Equals(1000.0) && length <= 2)) return true;
        if (IsWord(command, at + length, end, "thousand")) (value, length) = (value * 1000, length + 1);
        var skip = IsWord(command, at + length, end, "and") ? 1 : 0;
        if (TakesRest(command, at, at + length + skip, end, skip) && TryHundreds(command, at + length + skip, end, out var rest, out var used) && rest < 1000) (value, length) = (value + rest, length + skip + used);
        return true;
    }

    private static bool TryHundreds(CommandText command, int at, int end, out double value, out int length)
    {
        (value, length) = (0, 0);
        if (at >= end) return false;
        var scale = command.Tokens[at].Word == "a" ? at + 1 : at;
        if (IsWord(command, scale, end, "thousand")) return (value = 1000) > 0 && (length = scale + 1 - at) > 0;
        if (IsWord(command, scale, end, "hundred")) (value, length) = (1, scale - at);
        else if (!TryTens(command, at, end, out value, out length)) return false;
        else if (length == 1 && TryTens(command, at + 1, end, out var second, out var tens) && ((value is >= 16 and <= 20 && second >= 10) || (value is >= 1 and < 10 && second is >= 20 && second % 10 == 0 && tens == 1)))
        {
            (value, length) = ((value * 100) + second, 1 + tens);
            return true;
        }

        if (!IsWord(command, at + length, end, "hundred")) return true;
        (value, length) = (value * 100, length + 1);
        var skip = IsWord(command, at + length, end, "and") ? 1 : 0;
        if (TakesRest(command, at, at + length + skip, end, skip) && TryTens(command, at + length + skip, end, out var rest, out var used)) (value, length) = (value + rest, length + skip + used);
        return true;
    }

    private static bool TryTens(CommandText command, int at, int end, out double value, out int length)
    {
        (value, length) = (0, 0);
        if (at >= end || !NumberWords.Small.TryGetValue(command.Tokens[at].Word, out value)) return false;
        length = 1;
        if (value is >= 20 and <= 90 && at + 1 < end && NumberWords.Small.TryGetValue(command.Tokens[at + 1].Word, out var unit) && unit is > 0 and < 10) (value, length) = (value + unit, 2);
        return true;
    }

    /// <summary>False where the "and" parts two numbers: "between a hundred and fifty", "a hundred and two hundred".</summary>
    private static bool TakesRest(CommandText command, int first, int rest, int end, int skip) =>
        !(TryTens(command, rest, end, out _, out var length) && (IsWord(command, rest + length, end, "hundred") || IsWord(command, rest + length, end, "thousand")) && skip > 0)
        && !(skip > 0 && first > 0 && command.Tokens[first - 1].Word == "between" && !Enumerable.Range(rest, end - rest).Any(at => command.Tokens[at].Word == "and"));

    private static bool IsWord(CommandText command, int at, int end, string word) => at < end && command.Tokens[at].Word == word;

    private static bool TryChinese(CommandText command, int at, int end, out double value, out int length)
    {
        (value, length) = (0, 0);
        double digit = -1, section = 0, last = 0;
        for (; at + length < end; length++)
        {
            var word = command.Tokens[at + length].Word;
            if (NumberWords.ChineseDigits.TryGetValue(word, out var read)) digit = digit >= 0 && section.Equals(0) ? (digit * 10) + read : read;
            else if (NumberWords.ChineseScales.TryGetValue(word, out var scale))
            {
                section = scale.Equals(10000.0) ? (section + Math.Max(digit, section > 0 ? 0 : 1)) * scale : section + ((digit < 0 ? 1 : digit) * scale);
                (digit, last) = (-1, scale);
                continue;
            }
            else break;
            if (word is "零" or "〇") last = 0;
        }

        // "一百五" is a hundred and fifty: a digit behind a scale counts the next lower one.
        value = section + (Math.Max(digit, 0) * (last >= 100 ? last / 10 : 1));
        return length > 0;
    }

    private static bool Thousand(ref double value, out int length)
    {
        value *= 1000;
        length = 1;
        return true;
    }

    private static bool TryDigits(string word, out double value)
    {
        value = 0;
        return word.Length is > 0 and <= 12 && char.IsAsciiDigit(word[0]) && double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static bool Set(Quantity found, out Quantity quantity)
    {
        quantity = found;
        return true;
    }
}
