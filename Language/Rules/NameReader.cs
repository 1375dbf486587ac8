using RecOrleans.Catalogs;

namespace RecOrleans.Language.Rules;

/// <summary>Reads names of people and makers that nobody has listed: runs of capitalised words, or what follows "by", "starring", "directed by".</summary>
internal static class NameReader
{
    private static readonly PhraseTable<string> Roles = new(
    [
        ("directed by", "director"), ("director", "director"), ("starring", "actor"), ("by", ""), ("written by", ""), ("featuring", ""), ("mit", ""), ("with", ""), ("from", ""), ("von", ""),
    ]);

    /// <summary>Facets that hold names of people, by how often one speaks of them.</summary>
    private static readonly string[] Facets = ["person", "author", "artist", "host", "designer", "actor", "director"];

    /// <summary>True for a facet that holds names of people.</summary>
    public static bool IsPerson(string facet) => Array.IndexOf(Facets, facet) >= 0;

    public static ValueFinding? Read(Scene scene, int at, int end)
    {
        var hasRole = Roles.TryMatch(scene.Command, at, end, out var length, out var role);
        var start = hasRole ? at + length : at;
        if (Facet(scene, role ?? "") is not { } facet) return null;
        var last = start;
        while (last < end && last - start < 4 && IsNamePart(scene, last, start)) last++;
        while (last > start && scene.Word(last - 1) is "de" or "van" or "von" or "del" or "la") last--;
        var isSure = hasRole && role!.Length > 0;
        var words = last - start;
        if (words > 0 && !isSure && (start > 0 || last == scene.Command.Tokens.Length) && scene.Catalog.TrySurname(scene.Command.Quote(start, last - 1), out var person)) return new ValueFinding(start, last - 1, person);
        if (words < (isSure || (hasRole && start > 0) ? 1 : 2)) return isSure ? Lower(scene, at, start, end, facet) : null;
        return words == 1 && !isSure && !(hasRole && scene.Word(at) is "by") ? null : new ValueFinding(isSure ? at : start, last - 1, new ValueSense(facet, scene.Command.Quote(start, last - 1)));
    }

    /// <summary>"directed by christopher nolan": two words after a sure role.</summary>
    private static ValueFinding? Lower(Scene scene, int at, int start, int end, Facet facet) =>
        start + 2 <= end && !Lexicon.Stop.Contains(scene.Word(start)) && !Lexicon.Stop.Contains(scene.Word(start + 1))
            ? new ValueFinding(at, start + 1, new ValueSense(facet, scene.Command.Quote(start, start + 1)))
            : null;

    private static Facet? Facet(Scene scene, string role) =>
        (role.Length > 0 ? scene.Find(FacetKind.Open, role) : null) ?? Facets.Select(name => scene.Find(FacetKind.Open, name)).FirstOrDefault(facet => facet is not null);

    private static bool IsNamePart(Scene scene, int at, int start)
    {
        if (scene.Command.Tokens[at].IsBreak || Folding.IsIdeograph(scene.Word(at)[0])) return false;
        if (at > start && scene.Word(at) is "de" or "van" or "von" or "del" or "la" or "jr") return true;
        return scene.IsCapital(at) && !Lexicon.Stop.Contains(scene.Word(at)) && scene.Word(at).Length > 1 && !scene.Catalog.TryMatch(scene.Command, at, at + 1, out _, out _)
            && !IsShouted(scene, at) && !Lexicon.Before.TryMatch(scene.Command, at, at + 1, out _, out _);
    }

    private static bool IsShouted(Scene scene, int at)
    {
        var token = scene.Command.Tokens[at];
        return token.End - token.Start > 1 && scene.Command.Text.AsSpan(token.Start, token.End - token.Start).IndexOfAnyInRange('a', 'z') < 0;
    }
}
