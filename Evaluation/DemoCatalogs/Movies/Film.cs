using System.Collections.Immutable;

namespace RecOrleans.Evaluation.DemoCatalogs.Movies;

/// <summary>One row of the table of film facts; what is not known is empty or null. The title is the usual English one, the year that of first release, the rating in stars 0..5.</summary>
public sealed record Film(
    string Title,
    int Year,
    ImmutableArray<string> Genres,
    ImmutableArray<string> Directors,
    ImmutableArray<string> Cast,
    int? Runtime,
    string? Certificate,
    string? Country,
    string? Language,
    ImmutableArray<string> Keywords,
    double? Rating,
    bool WellKnown);
