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
        Inputs = [],
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

    [Theory]
    [InlineData(null, null, "dataset")]
    [InlineData("fashion", null, "fashion dataset")]
    [InlineData(null, "bm25", "bm25 dataset")]
    public void Open_AnotherInputThanTheSessionsWereMadeWith_SaysWhichAndTheWaysOut(string? dataset, string? system, string what)
    {
        var folder = new RunFolder(_folder.Path);
        folder.Open(Manifest with { Inputs = [new RunInput("dataset", "of 3 bytes", dataset, system)] });
        folder.Sessions("fashion", Scenario.MR, "bm25").Append(Films.Session("bm25", 1, 1));

        var error = Assert.Throws<RunException>(() => folder.Open(Manifest with { Inputs = [new RunInput("dataset", "of 4 bytes", dataset, system)] }));

        Assert.StartsWith($"'{_folder.Path}' holds sessions with {what} of 3 bytes, not of 4 bytes. Go on with the old one, delete the files ", error.Message, StringComparison.Ordinal);
        Assert.Contains("--fresh", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AnotherInputOfWhatHasNoSessions_GoesOnWithTheNewOneAndKeepsTheOthers()
    {
        var folder = new RunFolder(_folder.Path);
        folder.Open(Manifest with { Inputs = [new RunInput("model", "old", System: "recorleans-student"), new RunInput("dataset", "of 3 bytes", "fashion")] });
        folder.Sessions("fashion", Scenario.MR, "bm25").Append(Films.Session("bm25", 1, 1));

        folder.Open(Manifest with { Inputs = [new RunInput("model", "new", System: "recorleans-student")] });

        Assert.Equal(["fashion dataset of 3 bytes", "recorleans-student model new"], folder.ReadManifest()!.Inputs.Select(input => $"{input.What} {input.Content}").Order());
    }

    [Fact]
    public void OfFiles_LengthAndContent_AreTold()
    {
        var file = _folder.Write("student.gguf", "weights");
        var first = RunInput.OfFiles("model", [file]);
        _folder.Write("student.gguf", "Weights");

        var second = RunInput.OfFiles("model", [file]);

        Assert.Matches("^of 7 bytes, SHA-256 [0-9a-f]{12}$", first.Content);
        Assert.NotEqual(first.Content, second.Content);
        Assert.Equal("without none.gguf", RunInput.OfFiles("model", [_folder.File("none.gguf")]).Content);
    }

    [Fact]
    public void Hold_Twice_NamesTheOptionUntilTheFirstEnds()
    {
        var folder = new RunFolder(_folder.File("sessions"));
        using (folder.Hold())
            Assert.StartsWith($"--out: another run seems to be using '{_folder.File("sessions")}'", Assert.Throws<RunException>(() => new RunFolder(_folder.File("sessions")).Hold()).Message, StringComparison.Ordinal);

        folder.Hold().Dispose();
    }

    [Fact]
    public void Hold_WhereNoFolderCanBe_NamesTheOption() =>
        Assert.StartsWith("--out: the folder", Assert.Throws<RunException>(() => new RunFolder(Path.Combine(_folder.Write("file", ""), "sessions")).Hold()).Message, StringComparison.Ordinal);

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

    [Theory]
    [InlineData("null\n", 1)]
    [InlineData("[1]\n", 1)]
    [InlineData("{\"a\":\n{}\n", 1)]
    [InlineData("\n{}\n", 1)]
    public void Load_AnotherLine_IsNamed(string text, int line)
    {
        _folder.Write("fashion.MR.bm25.jsonl", text);

        Assert.Contains($"fashion.MR.bm25.jsonl, line {line}, is no session", Assert.Throws<RunException>(() => new RunFolder(_folder.Path).Sessions("fashion", Scenario.MR, "bm25").Load()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"system\":\"bm2")]
    [InlineData("{\"system\":\"bm2\n")]
    [InlineData("\n")]
    [InlineData(" \r\n\n")]
    [InlineData("\0\0\0")]
    [InlineData("\0\0\0\n")]
    [InlineData("null")]
    public void Resume_AKillInTheMiddleOfALine_DropsItAndTheNextStandsAlone(string torn)
    {
        var file = new RunFolder(_folder.Path).Sessions("fashion", Scenario.MR, "bm25");
        file.Append(Films.Session("bm25", 1, 1));
        var path = _folder.File("fashion.MR.bm25.jsonl");
        File.AppendAllText(path, torn);
        var left = File.ReadAllBytes(path);

        Assert.Equal("u1", Assert.Single(file.Load()).User);
        Assert.Equal(left, File.ReadAllBytes(path));
        Assert.Equal("u1", Assert.Single(file.Resume()).User);
        file.Append(Films.Session("bm25", 2, 1));

        Assert.Equal(["u1", "u2"], file.Load().Select(session => session.User));
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
