using RecOrleans.Evaluation.Irf.Runs;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Irf.Runs;

public sealed class RunFolderTests : IDisposable
{
    internal static readonly RunManifest Manifest = new()
    {
        Seed = 7,
        Phrasing = "test",
        Users = 4,
        SlowUsers = 1,
        Command = "dotnet run -c Release --project Evaluation -- irf --users 4",
        Machine = "2 cores, 24 GiB",
        At = new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero),
        Builds = ["1.0+a"],
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_AnotherSeed_SaysWhichAndTheWaysOut()
    {
        var folder = new RunFolder(_folder.Path);
        folder.Open(Manifest);

        var error = Assert.Throws<RunException>(() => folder.Open(Manifest with { Seed = 8 }));

        Assert.Equal($"'{_folder.Path}' holds sessions with seed 7, not 8. Go on with the old one, begin again with --fresh, or name another folder with --out.", error.Message);
    }

    [Fact]
    public void Open_AnotherPhrasing_SaysWhich()
    {
        var folder = new RunFolder(_folder.Path);
        folder.Open(Manifest);

        Assert.Contains("phrasing test, not qwen", Assert.Throws<RunException>(() => folder.Open(Manifest with { Phrasing = "qwen" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AnotherBuildAndMoreUsers_GoesOnAndKeepsBothBuilds()
    {
        var folder = new RunFolder(_folder.Path);
        folder.Open(Manifest);

        folder.Open(Manifest with { Users = 9, Builds = ["1.0+b"] });

        Assert.Equal((9, "1.0+a, 1.0+b"), (folder.ReadManifest()!.Users, string.Join(", ", folder.ReadManifest()!.Builds)));
    }

    [Fact]
    public void Clear_DeletesSessionsAndManifestOnly()
    {
        var folder = new RunFolder(_folder.Path);
        folder.Open(Manifest);
        folder.Sessions("fashion", Scenario.MR, "bm25").Append(Films.Session("bm25", 1, 1));
        File.WriteAllText(_folder.File("labels.jsonl"), "mine");

        folder.Clear();

        Assert.Equal([_folder.File("labels.jsonl")], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Load_WrongLineInTheMiddle_NamesIt()
    {
        var folder = new RunFolder(_folder.Path);
        File.WriteAllText(_folder.File("fashion.MR.bm25.jsonl"), "{}\n{}\n");

        Assert.Contains("fashion.MR.bm25.jsonl, line 1, is no session", Assert.Throws<RunException>(() => folder.Sessions("fashion", Scenario.MR, "bm25").Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WhatWasAppended_IsTheSame()
    {
        var file = new RunFolder(_folder.Path).Sessions("fashion", Scenario.MRID, "bm25");
        var session = Films.Session("bm25", 1, Scenario.MRID, 1,
            Films.Round(0, Films.Feed()),
            Films.Round(1, Films.Feed(20), Films.Comedy, Films.Before1993) with { Gold = Films.Answer(Films.Wish("genre", "comedy")), Answer = Films.Answer(), AnsweredBy = "rules" });

        file.Append(session);

        Assert.Equivalent(session, Assert.Single(file.Load()), strict: true);
    }
}
