using System.Globalization;

namespace RecOrleans.Evaluation.Collaborative;

/// <summary>
/// The protocol of ../shared/data/README.md: each user's ratings sorted by (timestamp, movie), the last fifth (rounded down) is the test, four stars and more are positive,
/// movies with at least five training positives are candidates.
/// </summary>
internal static class MovieLensSplit
{
    private const double Positive = 4;
    private const int LeastPositives = 5;

    /// <summary>Train and test.</summary>
    public static RankingSplit Test(string folder) => Of(Read(folder), static ratings => ratings);

    /// <summary>The same rule applied once more to the training part alone: what hyper-parameters may be chosen on.</summary>
    public static RankingSplit Validation(string folder) => Of(Read(folder), static ratings => ratings[..TrainLength(ratings)]);

    private static int TrainLength(Rating[] ratings) => ratings.Length - ratings.Length / 5;

    private static RankingSplit Of(IReadOnlyList<Rating[]> ratings, Func<Rating[], Rating[]> part)
    {
        Rating[][] users = [.. ratings.Select(part)];
        var positives = new Dictionary<int, int>();
        foreach (var user in users)
            foreach (var rating in user[..TrainLength(user)])
                if (rating.Stars >= Positive)
                    positives[rating.Movie] = positives.GetValueOrDefault(rating.Movie) + 1;
        int[] candidates = [.. positives.Where(pair => pair.Value >= LeastPositives).Select(pair => pair.Key).Order()];
        var index = candidates.Select((movie, position) => (movie, position)).ToDictionary(pair => pair.movie, pair => pair.position);
        return new RankingSplit(
            [.. candidates.Select(movie => movie.ToString(CultureInfo.InvariantCulture))],
            [.. users.Select(user => Split(user, index))]);
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
            .. File.ReadLines(path).Skip(1).Select((line, index) => Rating.Parse(path, index + 2, line))
                .GroupBy(rating => rating.User).OrderBy(user => user.Key)
                .Select(user => user.OrderBy(rating => rating.Time).ThenBy(rating => rating.Movie).ToArray()),
        ];
    }

    private readonly record struct Rating(int User, int Movie, double Stars, long Time)
    {
        public static Rating Parse(string path, int number, string line)
        {
            var fields = line.Split(',');
            return fields.Length == 4
                && int.TryParse(fields[0], CultureInfo.InvariantCulture, out var user)
                && int.TryParse(fields[1], CultureInfo.InvariantCulture, out var movie)
                && double.TryParse(fields[2], CultureInfo.InvariantCulture, out var stars)
                && long.TryParse(fields[3], CultureInfo.InvariantCulture, out var time)
                ? new Rating(user, movie, stars, time)
                : throw new InvalidDataException($"{path}, line {number}: not 'userId,movieId,rating,timestamp' in numbers. Correct the line, or unpack MovieLens anew.");
        }
    }
}
