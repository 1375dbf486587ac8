namespace RecOrleans.Language.Rules;

/// <summary>Tells praise from wishes.</summary>
internal static class CommandMood
{
    private static readonly PhraseTable<bool> Asking = new(PhraseLists.Flatten(
        "would be|wld be|wouldnt|if you have|if youve|if there|preferred|after all|could use|could do|but|except|more|less|fewer|no|not|only|show me|show|something|anything|any|under|over|want|need|without|instead|could|can|how about|what about|looking|than|#1|#2|#3|id love|i would love|nothing|dont|但|不要|不|想|要|只|再|aber|nur|pero|mais"));

    /// <summary>True when the whole command is praise: the feed is right as it is.</summary>
    public static bool IsContent(Scene scene) => IsPleased(scene) && !Asking.Contains(scene.Command, 0, scene.Command.Tokens.Length) && !TakesBack(scene);

    /// <summary>"Orbis is fine again, read some decent reviews".</summary>
    private static bool TakesBack(Scene scene)
    {
        var end = scene.Command.Tokens.Length;
        return Enumerable.Range(0, end).Any(at => (Lexicon.After.TryMatch(scene.Command, at, end, out _, out var kind) || Lexicon.Before.TryMatch(scene.Command, at, end, out _, out kind)) && kind is CueKind.Withdraw or CueKind.Embrace or CueKind.Tire or CueKind.Ban)
            && MemoryReader.Named(scene, 0, end, []).Count > 0;
    }

    public static bool IsPleased(Scene scene) => Lexicon.Pleased.Contains(scene.Command, 0, scene.Command.Tokens.Length);
}
