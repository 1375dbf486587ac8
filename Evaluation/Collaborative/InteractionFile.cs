using System.Globalization;

namespace RecOrleans.Evaluation.Collaborative;

/// <summary>Files with a line a user, <c>user item item ...</c>: whole numbers separated by blanks. A user without items, or on several lines, is allowed; a pair counts once.</summary>
internal static class InteractionFile
{
    /// <summary>User -> items, both ascending.</summary>
    /// <param name="path">Read line by line.</param>
    /// <param name="read">Told the share of the file that is read, 0..1.</param>
    /// <exception cref="InvalidDataException">Names file, line and way out.</exception>
    public static SortedDictionary<int, SortedSet<int>> Read(string path, Action<double>? read = null)
    {
        var users = new SortedDictionary<int, SortedSet<int>>();
        using var reader = new StreamReader(path);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            SortedSet<int>? items = null;
            foreach (var range in line.AsSpan().SplitAny(' ', '\t'))
            {
                var word = line.AsSpan(range);
                if (word.IsEmpty) continue;
                if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                    throw new InvalidDataException($"{path}, line {number}: '{Excerpt(word)}' is not an id. A line is 'user item item ...', whole numbers from 0 to {int.MaxValue} separated by blanks; correct the line or take it out.");
                if (items is not null) items.Add(id);
                else if (!users.TryGetValue(id, out items)) users.Add(id, items = []);
            }

            if (number % 256 == 0) read?.Invoke((double)reader.BaseStream.Position / reader.BaseStream.Length);
        }

        read?.Invoke(1);
        return users.Values.Any(items => items.Count > 0)
            ? users
            : throw new InvalidDataException($"{path} has no interaction. It needs lines 'user item item ...'; is it the right file?");
    }

    private static string Excerpt(ReadOnlySpan<char> word) => word.Length <= 40 ? word.ToString() : $"{word[..40]}...";

    /// <summary>Learns from one file and is asked for another.</summary>
    public static RankingSplit Split(SortedDictionary<int, SortedSet<int>> train, SortedDictionary<int, SortedSet<int>> test)
    {
        int[] items = [.. train.Values.SelectMany(user => user).Distinct().Order()];
        var index = items.Select((item, position) => (item, position)).ToDictionary(pair => pair.item, pair => pair.position);
        return new RankingSplit(
            [.. items.Select(item => item.ToString(CultureInfo.InvariantCulture))],
            [.. train.Keys.Union(test.Keys).Order().Select(user => User(train.GetValueOrDefault(user) ?? [], test.GetValueOrDefault(user) ?? []))]);

        SplitUser User(SortedSet<int> known, SortedSet<int> targets)
        {
            int[] positives = [.. known.Select(item => index[item])];
            return new SplitUser(positives, [], [.. positives], [.. targets.Where(index.ContainsKey).Select(item => index[item])], targets.Count);
        }
    }
}
