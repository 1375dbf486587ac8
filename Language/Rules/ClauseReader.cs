
namespace RecOrleans.Language.Rules;

/// <summary>Finds what a clause says, left to right, and turns what no reader claims into free text.</summary>
internal static class ClauseReader
{
    private static readonly PhraseTable<bool> Languages = new(PhraseLists.Flatten("in|subtitled|speaking|spoken|auf|en|讲"));

    public static List<Finding> Read(Scene scene, Clause clause)
    {
        var findings = new List<Finding>();
        for (var at = clause.First; at < clause.End;)
        {
            var finding = One(scene, at, clause);
            if (finding is null || finding.Last < at)
            {
                at++;
                continue;
            }

            findings.Add(finding);
            at = finding.Last + 1;
        }

        return findings;
    }

    private static Finding? One(Scene scene, int at, Clause clause)
    {
        var end = clause.End;
        if (Lexicon.Session.TryMatch(scene.Command, at, end, out var length, out _)) return new SessionFinding(at, at + length - 1);
        // "5g" of a phone is no weight.
        if (BoundReader.Read(scene, at, clause.First, end) is { } bound && !(bound.IsPlain && Value(scene, at, end) is { } spelt && spelt.Last >= bound.Last)) return bound;
        if (Lexicon.Tools.TryMatch(scene.Command, at, end, out length, out var tool)) return new ToolFinding(at, at + length - 1, tool);
        if (ItemReader.ReadSeen(scene, at, end) is { } seen) return seen;
        if (SimilarReader.Read(scene, at, end) is { } similar) return similar;
        if (IsOnly(scene, at, clause)) return new CueFinding(at, at, CueKind.Require);
        var value = Value(scene, at, end);
        var hasCue = Lexicon.Before.TryMatch(scene.Command, at, end, out var cueLength, out var cue);
        if (hasCue && scene.Word(at) is "kill" or "screw" or "enough" && at > clause.First && scene.Word(at - 1) is not ("so" or "ok" or "okay" or "just" or "please" or "fine" or "had" or "have" or "ive" or "seen")) hasCue = false;
        if (value is not null && (!hasCue || value.Last - at + 1 >= cueLength)) return value;
        if (ItemReader.TryItem(scene, at, end, out length, out var item))
            return new ReferenceFinding(at, at + length - 1, scene.Titles.TryMatch(scene.Command, at, end, out var titled, out _) && titled == length ? item!.Item.Title : $"#{item!.N}", false);
        // A place that the feed does not have is no free text: grounding says that it is out of sight.
        if (ItemReader.TryPlace(scene, at, end, out length, out var n)) return new ReferenceFinding(at, at + length - 1, $"#{n}", false);
        if (NameReader.Read(scene, at, end) is { } name) return name;
        return hasCue ? new CueFinding(at, at + cueLength - 1, cue) : null;
    }

    /// <summary>"Just westerns", "show me just westerns"; "just a western" asks for no more than one.</summary>
    private static bool IsOnly(Scene scene, int at, Clause clause) =>
        scene.Word(at) == "just" && (at == clause.First || scene.Word(at - 1) is "me" or "want" or "see" or "watch" or "so" or "ok" or "okay") && at + 1 < clause.End && Value(scene, at + 1, clause.End) is not null;

    private static ValueFinding? Value(Scene scene, int at, int end)
    {
        var inCatalog = scene.Catalog.TryMatch(scene.Command, at, end, out var length, out var senses);
        if (scene.InSight.TryMatch(scene.Command, at, end, out var seen, out var shown) && (!inCatalog || seen > length)) (length, senses, inCatalog) = (seen, shown, true);
        if (inCatalog && length == 1 && scene.Word(at).Length == 1 && scene.Word(at)[0] < 0x80 && !scene.IsCapital(at)) return null;
        if (inCatalog && length == 1 && scene.Word(at) == "us" && !scene.IsCapital(at)) return null;
        if (!inCatalog)
        {
            var word = scene.Word(at);
            if (Lexicon.Stop.Contains(word) || scene.IsCapital(at) || Lexicon.Before.TryMatch(scene.Command, at, end, out _, out _) || !scene.Catalog.TryMisspelt(word, out senses)) return null;
            length = 1;
        }

        // No country is called English, and "Spanish language" is no place.
        var isLanguage = (at > 0 && Languages.TryMatch(scene.Command, at - 1, at, out _, out _)) || scene.Word(at) == "english" || scene.Word(at + length) is "language" or "speaking" or "spoken" or "audio";
        var sense = isLanguage && senses.Any(sense => sense.Facet.Name == "language") ? senses.First(sense => sense.Facet.Name == "language")
            : senses.FirstOrDefault(sense => sense.Facet.Name == "country", senses[0]);
        return new ValueFinding(at, at + length - 1, sense);
    }
}
