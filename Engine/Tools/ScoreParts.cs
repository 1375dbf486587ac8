namespace RecOrleans.Engine.Tools;

/// <summary>Names of the parts of a score, as they stand beside an item.</summary>
public static class ScoreParts
{
    /// <summary>Matcher, a s_sem: fit with what the user asks for.</summary>
    public const string Semantic = "semantic";

    /// <summary>Matcher, (1 - a) s_aia: people with this history like it.</summary>
    public const string Collaborative = "collaborative";

    /// <summary>Matcher, in place of <see cref="Collaborative"/> for a user without history.</summary>
    public const string Popularity = "popularity";

    /// <summary>Attenuator, s_att: zero or below.</summary>
    public const string Attenuation = "attenuation";

    public const string Similar = "similar";

    public const string Trending = "trending";

    public const string Fresh = "fresh";

    public const string Exploration = "exploration";
}
