using System.Globalization;

namespace RecOrleans.Evaluation.Collaborative;

/// <summary>One user's part of a split. Items are indices into <see cref="MovieLensSplit.Candidates"/>.</summary>
/// <param name="Positives">Training items rated 4 or more, oldest first; candidates only.</param>
/// <param name="Times">When each was rated, seconds since 1970.</param>
/// <param name="Known">Every training item, whatever its rating: not recommended again. Candidates only.</param>
/// <param name="Targets">Test positives that are candidates.</param>
/// <param name="TargetCount">All test positives: those outside the candidates are missed by everyone and count as missed.</param>
internal sealed record SplitUser(int[] Positives, long[] Times, HashSet<int> Known, HashSet<int> Targets, int TargetCount);

/// <summary>
/// The protocol of ../shared/data/README.md: each user's ratings sorted by (timestamp, movie), the last fifth (rounded down) is the test, four stars and more are positive,
/// movies with at least five training positives are candidates.
/// </summary>
/// <param name="Candidates">Movie ids, ascending.</param>
/// <param name="Users">Users that have a test positive, by id.</param>
internal sealed record MovieLensSplit(string[] Candidates, IReadOnlyList<SplitUser> Users)
{
    private const double Positive = 4;
    private const int LeastPositives = 5;

    /// <summary>Train and test.</summary>
    public static MovieLensSplit Test(string folder) => Of(Read(folder), static ratings => ratings);

    /// <summary>The same rule applied once more to the training part alone: what hyper-parameters may be chosen on.</summary>
    public static MovieLensSplit Validation(string folder) => Of(Read(folder), static ratings => ratings[..TrainLength(ratings)]);

    private static int TrainLength(Rating[] ratings) => ratings.Length - ratings.Length / 5;

    private static MovieLensSplit Of(IReadOnlyList<Rating[]> ratings, Func<Rating[], Rating[]> part)
    {
        Rating[][] users = [.. ratings.Select(part)];
        var positives = new Dictionary<int, int>();
        foreach (var user in users)
            foreach (var rating in user[..TrainLength(user)])
                if (rating.Stars >= Positive)
                    positives[rating.Movie] = positives.GetValueOrDefault(rating.Movie) + 1;
        int[] candidates = [.. positives.Where(pair => pair.Value >= LeastPositives).Select(pair => pair.Key).Order()];
        var index = candidates.Select((movie, position) => (movie, position)).ToDictionary(pair => pair.movie, pair => pair.position);
        return new MovieLensSplit(
            [.. candidates.Select(movie => movie.ToString(CultureInfo.InvariantCulture))],
            [.. users.Select(user => Split(user, index)).Where(user => user.TargetCount > 0)]);
    }

    private static SplitUser Split(Rating[] ratings, Dictionary<int, int> index)
    {
        var train = ratings[..TrainLength(ratings)];
        var test = ratings[TrainLength(ratings)..].Where(rating => rating.Stars >= Positive).ToArray();
        var positives = train.Where(rating => rating.Stars >= Positive && index.ContainsKey(rating.Movie)).ToArray();
        return new SplitUser(
            [.. positives.Select(rating => index[rating.Movie])],
            [.. positives.Select(rating => rating.Time)],
            [.. train.Where(rating => index.ContainsKey(rating.Movie)).Select(rating => index[rating.Movie])],
            [.. test.Where(rating => index.ContainsKey(rating.Movie)).Select(rating => index[rating.Movie])],
            test.Length);
    }

    private static IReadOnlyList<Rating[]> Read(string folder)
    {
        var path = Path.Combine(folder, "ratings.csv");
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no '{path}'; --data names a folder with MovieLens' ratings.csv.", path);
        return
        [
            .. File.ReadLines(path).Skip(1).Select(Rating.Parse)
                .GroupBy(rating => rating.User).OrderBy(user => user.Key)
                .Select(user => user.OrderBy(rating => rating.Time).ThenBy(rating => rating.Movie).ToArray()),
        ];
    }

    private readonly record struct Rating(int User, int Movie, double Stars, long Time)
    {
        public static Rating Parse(string line)
        {
            var fields = line.Split(',');
            return new Rating(
                int.Parse(fields[0], CultureInfo.InvariantCulture),
                int.Parse(fields[1], CultureInfo.InvariantCulture),
                double.Parse(fields[2], CultureInfo.InvariantCulture),
                long.Parse(fields[3], CultureInfo.InvariantCulture));
        }
    }
}
