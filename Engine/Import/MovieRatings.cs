using RecOrleans.Catalogs;

namespace RecOrleans.Engine.Import;

/// <summary>What ratings say about each film: its facets <c>rating</c> and <c>popularity</c>. Grows with films, not with ratings.</summary>
/// <remarks>
/// The rating is the mean drawn towards the mean of all films as by <see cref="MovieLensSource.PriorRatings"/> ratings more; of all rated films the tenth with the most
/// ratings is well-known, the half with the fewest obscure.
/// </remarks>
public sealed class MovieRatings
{
    private readonly Dictionary<string, (int Count, double Sum)> _films = [];
    private (double Mean, int Obscure, int WellKnown)? _scale;

    /// <param name="film">Its id.</param>
    /// <param name="stars">0..5.</param>
    public void Add(string film, double stars)
    {
        var (count, sum) = _films.GetValueOrDefault(film);
        _films[film] = (count + 1, sum + stars);
        _scale = null;
    }

    /// <summary>Facet and value; a film that nobody rated has no rating and is obscure.</summary>
    public IEnumerable<(string Facet, FacetValue Value)> Of(string film)
    {
        if (!_films.TryGetValue(film, out var rating)) return [("popularity", "obscure")];
        var (mean, obscure, wellKnown) = _scale ??= Scale();
        (string, FacetValue) stars = ("rating", Math.Round((rating.Sum + (MovieLensSource.PriorRatings * mean)) / (rating.Count + MovieLensSource.PriorRatings), 2));
        return rating.Count >= wellKnown ? [stars, ("popularity", "well-known")] : rating.Count <= obscure ? [stars, ("popularity", "obscure")] : [stars];
    }

    private (double Mean, int Obscure, int WellKnown) Scale()
    {
        var counts = _films.Values.Select(rating => rating.Count).Order().ToArray();
        var obscure = counts[counts.Length / 2];
        return (_films.Values.Sum(rating => rating.Sum) / counts.Sum(count => (double)count), obscure, Math.Max(counts[counts.Length * 9 / 10], obscure + 1));
    }
}
