namespace RecOrleans.Language.Grounding;

/// <summary>Claims for which a model's certainty means the same.</summary>
internal enum CertaintyGroup
{
    /// <summary>The model's own, which the rules say too.</summary>
    Agreed,

    /// <summary>The model's own, which the rules do not say.</summary>
    Alone,
}
