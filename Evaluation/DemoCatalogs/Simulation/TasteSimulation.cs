using System.Globalization;
using RecOrleans.Catalogs;
using RecOrleans.Interactions;

namespace RecOrleans.Evaluation.DemoCatalogs.Simulation;

/// <summary>
/// Simulated users with latent tastes. A kind of taste (archetype) is a set of weights over traits and a direction in a hidden space in which every item
/// has a place that no facet tells. A user mixes two or three archetypes, and drifts towards another one in the second half of the history. Which items a user
/// meets follows popularity times exp(taste); what the user does with them follows taste and noise. Only the deeds are kept: no taste is written anywhere.
/// </summary>
internal sealed class TasteSimulation
{
    /// <summary>First and last day of the log.</summary>
    public static readonly DateTimeOffset Start = new(2024, 7, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset End = Start.AddYears(2);

    private const int HiddenDimensions = 6;
    private const double HiddenWeight = 0.35;
    private const double TasteStrength = 1.7;
    private const double NoiseOfLiking = 0.6;
    private const double Drift = 0.4;

    private readonly SimulationSettings _settings;
    private readonly IReadOnlyList<Item> _items;
    private readonly Random _random;
    private readonly int[][] _traits;
    private readonly int _traitCount;
    private readonly double[] _fame;
    private readonly double[][] _places;

    public TasteSimulation(SimulationSettings settings, IReadOnlyList<Item> items)
    {
        _settings = settings;
        _items = items;
        _random = new Random(settings.Seed);
        Dictionary<string, int> traitIds = [];
        _traits = items
            .Select(item => settings.Traits(item).Select(trait => traitIds.TryGetValue(trait, out var id) ? id : traitIds[trait] = traitIds.Count).ToArray())
            .ToArray();
        _traitCount = traitIds.Count;
        var ranks = Enumerable.Range(0, items.Count).ToArray();
        if (!settings.ItemsAreRanked) _random.Shuffle(ranks);
        _fame = ranks.Select(rank => -settings.PopularityExponent * Math.Log(rank + 10)).ToArray();
        _places = items.Select(_ => Gaussians(HiddenDimensions)).ToArray();
    }

    /// <summary>The log, in order of time.</summary>
    public IReadOnlyList<LoggedInteraction> Run()
    {
        var archetypes = Enumerable.Range(0, _settings.Archetypes).Select(_ => Archetype()).ToArray();
        List<LoggedInteraction> log = [];
        for (var user = 1; user <= _settings.Users; user++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"user-{user:0000}");
            var early = Mixture(archetypes);
            var late = Add(early, 1 - Drift, _random.Pick(archetypes), Drift);
            log.AddRange(History(id, Standardise(early), Standardise(late)));
        }

        return [.. log.OrderBy(entry => entry.At).ThenBy(entry => entry.UserId, StringComparer.Ordinal)];
    }

    private IEnumerable<LoggedInteraction> History(string user, double[] early, double[] late)
    {
        var count = Math.Clamp((int)(_settings.MedianItems * Math.Exp(_random.NextGaussian(deviation: 0.5))), 8, _items.Count / 8);
        var met = Meet(early, count / 2, []);
        met.AddRange(Meet(late, count - met.Count, [.. met]));
        var times = Times(count);
        for (var n = 0; n < count; n++)
        {
            var liking = (n < count / 2 ? early : late)[met[n]] + _random.NextGaussian(deviation: NoiseOfLiking);
            var at = times[n];
            foreach (var (kind, value) in _settings.Reactions(_random, liking))
            {
                yield return new LoggedInteraction(user, _items[met[n]].Id, kind, value, at);
                at = at.AddSeconds(_random.Next(5, 40));
            }
        }
    }

    /// <summary>Items drawn without replacement, each with weight fame times exp(taste): the largest perturbed log weights.</summary>
    private List<int> Meet(double[] taste, int count, HashSet<int> known)
    {
        var keys = new double[_items.Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = _fame[i] + TasteStrength * taste[i] + _random.NextGumbel();
        var met = Enumerable.Range(0, keys.Length).Where(item => !known.Contains(item)).OrderByDescending(item => keys[item]).Take(count).ToArray();
        _random.Shuffle(met);
        return [.. met];
    }

    /// <summary>Ascending times: visits spread over the user's own part of the two years, some items a visit.</summary>
    private List<DateTimeOffset> Times(int count)
    {
        var days = (End - Start).TotalDays;
        var first = _random.NextDouble() * days * 0.6;
        var last = first + (days - first) * (0.4 + 0.6 * _random.NextDouble());
        List<double> visits = [];
        for (var n = 0; n < 1 + count / 4; n++) visits.Add(Math.Floor(first + _random.NextDouble() * (last - first)) + (7 + 15 * _random.NextDouble()) / 24);
        visits.Sort();
        return [.. Enumerable.Range(0, count)
            .Select(_ => Start.AddSeconds(Math.Floor(_random.Pick(visits) * 86_400) + _random.Next(60, 2_400)))
            .Order()];
    }

    private double[] Mixture(double[][] archetypes)
    {
        var mixed = new double[_items.Count];
        for (var n = _random.Next(2, 4); n > 0; n--) mixed = Add(mixed, 1, _random.Pick(archetypes), 0.3 + _random.NextDouble());
        return mixed;
    }

    /// <summary>How much this kind of taste likes each item, before standardising.</summary>
    private double[] Archetype()
    {
        var weights = new double[_traitCount];
        for (var n = 0; n < _settings.TraitsPerArchetype; n++)
            weights[_random.Pick(_random.Pick(_traits))] = _random.NextDouble() < 0.7 ? 0.5 + _random.NextDouble() : -0.5 - _random.NextDouble();
        var direction = Gaussians(HiddenDimensions);
        return _traits
            .Select((traits, item) => traits.Sum(trait => weights[trait]) + HiddenWeight * direction.Zip(_places[item], (a, b) => a * b).Sum())
            .ToArray();
    }

    private double[] Gaussians(int count) => Enumerable.Range(0, count).Select(_ => _random.NextGaussian()).ToArray();

    private static double[] Add(double[] a, double x, double[] b, double y) => a.Zip(b, (v, w) => x * v + y * w).ToArray();

    private static double[] Standardise(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return values.Select(value => (value - mean) / deviation).ToArray();
    }
}
