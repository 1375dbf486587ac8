namespace RecOrleans.Language.Grounding;

/// <summary>Who read the command.</summary>
internal enum Reader
{
    Model,
    Rules,
}
