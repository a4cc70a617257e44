using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Tests.Planning;

/// <summary>Which files a run loads. A file is written <c>name=content</c>; the ledger is a list of runs, one a day, the files of one joined by a plus.</summary>
public sealed class FileLedgerTests
{
    [Theory]
    [InlineData("", "a=1", "a")]
    [InlineData("a=1", "a=1", "")]
    [InlineData("a=1", "a=2", "a")]
    [InlineData("a=1", "b=1", "b")]
    [InlineData("a=1", "a=1,b=1", "b")]
    [InlineData("a=1 b=2", "a=1,b=2,c=1", "c")]
    [InlineData("a=1 a=2", "a=1", "a")]
    [InlineData("a=1 a=2 a=1", "a=1", "")]
    [InlineData("a=1 b=1", "a=1,b=1", "")]
    [InlineData("", "a=1,b=1", "a b")]
    [InlineData("a=1", "", "")]
    public void ADeltaFileIsSkippedOnlyWhenTheLastLoadUnderItsNameHadItsBytes(string loaded, string present, string due) =>
        Assert.Equal(due, Due(Delivery.Delta, loaded, present));

    [Theory]
    [InlineData("", "a=1", "a")]
    [InlineData("a=1", "a=1", "")]
    [InlineData("a=1", "b=1", "")]
    [InlineData("a=1 b=2", "a=1", "a")]
    [InlineData("a=1 b=2", "c=2", "")]
    [InlineData("a=1", "a=2", "a")]
    public void ALoneFullFileIsSkippedWhenItEqualsTheLastLoadedOfItsSource(string loaded, string present, string due) =>
        Assert.Equal(due, Due(Delivery.Full, loaded, present));

    [Theory]
    [InlineData("", "a=1,b=1", "a b")]
    [InlineData("a=1 b=2", "a=1,b=2", "")]
    [InlineData("a=1 b=2", "a=1,b=3", "b")]
    [InlineData("a=1 b=2", "a=1,c=2", "c")]
    [InlineData("a=1 b=2", "a=3,b=2", "a")]
    public void OfSeveralFullFilesEachIsSkippedThatEqualsTheLastLoadedUnderItsName(string loaded, string present, string due) =>
        Assert.Equal(due, Due(Delivery.Full, loaded, present));

    [Theory]
    [InlineData("", "a=1,b=2", "a+b", "2 parts were not loaded yet")]
    [InlineData("a=1+b=2", "a=1,b=2", "", null)]
    [InlineData("a=1+b=2", "c=2,d=1", "", null)]
    [InlineData("a=1+b=2", "a=1,b=3", "a+b", "the parts are not those loaded at 2026-01-01 00:00:00 UTC: b changed")]
    [InlineData("a=1+b=2", "a=1", "a", "the parts are not those loaded at 2026-01-01 00:00:00 UTC: b is gone")]
    [InlineData("a=1+b=2", "a=1,b=3,c=2", "a+b+c", "the parts are not those loaded at 2026-01-01 00:00:00 UTC: c is new, b changed")]
    [InlineData("a=1+b=2", "a=1,b=2,c=2", "c", "c was not loaded yet")]
    [InlineData("a=1+b=2 a=1", "a=1,b=2", "", null)]
    [InlineData("a=1+b=2", "a=1,b=2,c=1,d=2", "c+d", "2 parts were not loaded yet")]
    [InlineData("a=1+b=2", "aa=1,b=2,c=3", "aa+b+c", "the parts are not those loaded at 2026-01-01 00:00:00 UTC: aa is new, c is new, a is gone")]
    [InlineData("a=1+b=2 c=1+d=2", "a=1,b=2,c=1,d=2", "", null)]
    [InlineData("a=1+b=2 c=1+d=2", "a=1,b=2,c=1,d=3", "c+d", "the parts are not those loaded at 2026-01-02 00:00:00 UTC: d changed")]
    [InlineData("a=1+b=2 c=1+d=2", "a=1,b=2,e=5", "e", "the parts are not those loaded at 2026-01-02 00:00:00 UTC: e is new, c is gone, d is gone")]
    [InlineData("a=1+b=2 c=1+d=2", "a=1,b=2", "a+b", "the files of an earlier delivery are back")]
    [InlineData("", "a=1", "a", "a was not loaded yet")]
    public void PartsAreLoadedTogetherUnlessTheyAreThoseLoadedLast(string loaded, string present, string due, string? reason)
    {
        var decision = Decide(Delivery.Full, loaded, present, areParts: true);

        Assert.Equal(due, string.Join(' ', decision.Due.Select(d => string.Join('+', d.Files.Select(f => f.Name)))));
        Assert.Equal(reason, decision.Due.SingleOrDefault()?.Reason);
    }

    [Fact]
    public void WhatComesBesideThePartsOfTheLastDeliveryIsSaidToBeTheNext()
    {
        var notes = Decide(Delivery.Full, "a=1+b=2", "a=1,b=2,c=3,d=4", areParts: true).Notes;

        Assert.Equal([FileNoteKind.Unchanged, FileNoteKind.Unchanged, FileNoteKind.NextDelivery], notes.Select(n => n.Kind));
        Assert.Equal(
            "c starts the next delivery and replaces the one with b, loaded at 2026-01-01 00:00:00 UTC, because no file of that one changed; if c is one more part of that delivery, rename one of its files",
            notes[^1].Text);
    }

    [Fact]
    public void OfSeveralFullFilesTheLastIsSaidToReplaceTheOneBefore() => Assert.Equal(
        "b replaces a, which comes before it in this run; if the files are parts of one delivery, write 'parts: true' in the contract of src_thing",
        Assert.Single(Decide(Delivery.Full, "", "a=1,b=2").Notes).Text);

    [Fact]
    public void ASkippedFileUnderAnotherNameIsToldWithBothNames()
    {
        var note = Assert.Single(Decide(Delivery.Full, "a=1", "b=1").Notes);

        Assert.Equal((FileNoteKind.SameAsLast, "b", "a", (DateTime?)Day(1)), (note.Kind, note.File, note.Other, note.LoadedAt));
        Assert.Equal("b is skipped: it holds the same bytes as a, loaded at 2026-01-01 00:00:00 UTC", note.Text);
    }

    [Fact]
    public void ASkippedFileUnderItsOwnNameIsTold() => Assert.Equal(
        "b is skipped: it did not change since it was loaded at 2026-01-02 00:00:00 UTC",
        Assert.Single(Decide(Delivery.Delta, "a=1 b=2", "b=2").Notes).Text);

    [Fact]
    public void ADeltaFileWithTheBytesOfAnEarlierOneIsLoadedAndTold() => Assert.Equal(
        "c holds the same bytes as a, loaded at 2026-01-01 00:00:00 UTC; it is a separate delivery and is loaded",
        Assert.Single(Decide(Delivery.Delta, "a=1 b=2", "c=1").Notes).Text);

    [Fact]
    public void SoIsOneWithTheBytesOfAnotherOfTheSameRun() => Assert.Equal(
        "b holds the same bytes as a, which comes before it in this run; it is a separate delivery and is loaded",
        Assert.Single(Decide(Delivery.Delta, "", "a=1,b=1").Notes).Text);

    [Theory]
    [InlineData("a=1 b=2", "a=1,b=2", "b")]
    [InlineData("a=1 b=2 a=3", "a=3,b=2", "a")]
    [InlineData("a=1", "b=1", "b")]
    [InlineData("a=1 b=2 c=3", "a=1,b=2", "b")]
    public void TheFileThatTheTablesHoldIsTheOneLoadedLast(string loaded, string present, string held) =>
        Assert.Equal(held, new FileLedger(State(loaded)).Held(Source(Delivery.Full), Files(present)).Single().Name);

    private static string Due(Delivery delivery, string loaded, string present) =>
        string.Join(' ', Decide(delivery, loaded, present).Due.Select(d => string.Join('+', d.Files.Select(f => f.Name))));

    private static FileDecision Decide(Delivery delivery, string loaded, string present, bool areParts = false) =>
        new FileLedger(State(loaded)).Decide(Source(delivery, areParts), Files(present));

    private static PipelineState State(string loaded) => PipelineState.Empty with
    {
        Files = [.. loaded.Split(' ').SelectMany((run, i) => Parse(run, '+').Select(f => new LoadedFile("src_thing", f.Name, f.Content, Day(i + 1), 1)))],
    };

    private static List<InputFile> Files(string present) => [.. Parse(present, ',').Select(f => new InputFile("/in/" + f.Name, f.Name, f.Content, 1))];

    private static IEnumerable<(string Name, string Content)> Parse(string files, char separator) =>
        files.Split(separator, StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split('=')).Select(f => (f[0], f[1]));

    private static DateTime Day(int day) => new(2026, 1, day, 0, 0, 0, DateTimeKind.Utc);

    private static ModelDefinition Source(Delivery delivery, bool areParts = false) => new()
    {
        Name = "src_thing",
        Layer = ModelLayer.Source,
        Description = "",
        Columns = [],
        Key = [],
        Upstreams = [],
        Body = new SourceBody { File = "*", Fields = [], LoadedAtColumn = "loaded_at", Delivery = delivery, FilesAreParts = areParts },
        CreateTable = SqlText.Portable(""),
        Fingerprint = "",
    };
}
