namespace RecOrleans.Language.Rules;

/// <summary>Tells praise from wishes.</summary>
internal static class CommandMood
{
    private static readonly PhraseTable<bool> Asking = new(PhraseLists.Flatten(
        "but|except|more|less|fewer|no|not|only|show me|show|something|anything|any|under|over|want|need|without|instead|could|can|how about|what about|looking|than|#1|#2|#3|id love|i would love|nothing|dont|但|不要|不|想|要|只|再|aber|nur|pero|mais"));

    /// <summary>True when the whole command is praise: the feed is right as it is.</summary>
    public static bool IsContent(Scene scene) => IsPleased(scene) && !Asking.Contains(scene.Command, 0, scene.Command.Tokens.Length);

    public static bool IsPleased(Scene scene) => Lexicon.Pleased.Contains(scene.Command, 0, scene.Command.Tokens.Length);
}
