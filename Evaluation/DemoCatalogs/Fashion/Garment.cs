namespace RecOrleans.Evaluation.DemoCatalogs.Fashion;

/// <summary>A category of clothes: what it can be made of and what can be said of it.</summary>
/// <param name="Category">Value of the facet.</param>
/// <param name="Count">How many of them the catalogue holds, the stocked ones apart.</param>
/// <param name="BasePrice">Middle price in USD before brand and material.</param>
/// <param name="Lengths">Legal lengths with their shares.</param>
/// <param name="Materials">Materials with their shares.</param>
/// <param name="Cuts">Words that stand before the length in the title: pleated, wrap.</param>
/// <param name="Details">What the text adds, ready to stand after "with".</param>
internal sealed record Garment(
    string Category,
    int Count,
    double BasePrice,
    IReadOnlyList<(string Value, double Weight)> Lengths,
    IReadOnlyList<(string Value, double Weight)> Materials,
    IReadOnlyList<string> Cuts,
    IReadOnlyList<string> Details);

/// <summary>An invented brand: how dear it is and what it likes.</summary>
/// <param name="Name">Value of the facet.</param>
/// <param name="Price">Factor on the price.</param>
/// <param name="Plain">Share of its items without a pattern.</param>
/// <param name="Patterns">Patterns of the rest with their shares.</param>
/// <param name="Colours">Colours that it uses three times as often as others.</param>
/// <param name="Styles">Words for its manner, used in texts.</param>
internal sealed record Brand(
    string Name,
    double Price,
    double Plain,
    IReadOnlyList<(string Value, double Weight)> Patterns,
    IReadOnlyList<string> Colours,
    IReadOnlyList<string> Styles);

/// <summary>A material: what it costs, when it is worn, how it is cared for.</summary>
internal sealed record Material(string Name, double Price, IReadOnlyList<(string Value, double Weight)> Seasons, IReadOnlyList<string> Feels, string Care);
