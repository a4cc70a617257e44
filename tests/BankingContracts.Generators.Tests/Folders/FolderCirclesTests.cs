namespace BankingContracts.Generators.Tests.Folders;

public sealed class FolderCirclesTests
{
    [Fact]
    public void ACircleOfThreeIsFound() => Assert.Equal(
        ["Rendering, Results, Verbs"],
        FolderCircles.Find(Uses("Verbs>Rendering", "Rendering>Results", "Results>Verbs", "Verbs>Session", "Commands>Verbs")));

    [Fact]
    public void AChainHasNoCircle() => Assert.Empty(FolderCircles.Find(Uses("Commands>Verbs", "Verbs>Rendering", "Rendering>Session", "Commands>Session")));

    [Fact]
    public void TwoCirclesAreTold() =>
        Assert.Equal(["A, B", "C, D"], FolderCircles.Find(Uses("A>B", "B>A", "B>C", "C>D", "D>C")));

    [Fact]
    public void TheMessageNamesTheFilesOfTheCircleOnly()
    {
        var uses = Uses("A>B", "B>A", "B>C");
        Assert.Equal(
            "These folders read each other: A, B\n  A reads B in A/ReadsB.cs\n  B reads A in B/ReadsA.cs", FolderCircles.Describe("A, B", uses));
    }

    [Theory]
    [InlineData("using Some.Project.Session;")]
    [InlineData("global using Some.Project.Session;")]
    [InlineData("using static Some.Project.Session.Words;")]
    [InlineData("using Word = Some.Project.Session.Word;")]
    [InlineData("using Words = System.Collections.Generic.List<Some.Project.Session.Word>;")]
    public void EveryKindOfUsingIsRead(string line) =>
        Assert.Equal([new("Verbs", "Session", "Verbs/Run.cs")], ProjectFolders.Uses("Some.Project", "Verbs/Run.cs", line + "\n\nnamespace Some.Project.Verbs;\n"));

    [Fact]
    public void SubfoldersOfOneFolderAreReadAsNeighbours() =>
        Assert.Equal(
            [new("Reading/Binding", "Reading/Yaml", "Reading/Binding/Section.cs")],
            ProjectFolders.Uses("Some.Project", "Reading/Binding/Section.cs", "using Some.Project.Reading.Yaml;\n"));

    [Theory]
    [InlineData("Run.cs", "using Some.Project.Verbs;\n")]
    [InlineData("Verbs/Run.cs", "using Some.Project.Verbs.Names;\n")]
    [InlineData("Verbs/Names/Run.cs", "using Some.Project.Verbs;\n")]
    [InlineData("Verbs/Run.cs", "using Some.Projects.Other;\n")]
    [InlineData("Verbs/Run.cs", "// using Some.Project.Other;\n    using (Some.Project.Other.Open());\n")]
    public void WhatIsNoNeighbourIsNoUse(string file, string text) => Assert.Empty(ProjectFolders.Uses("Some.Project", file, text));

    private static FolderUse[] Uses(params string[] uses) =>
        [.. uses.Select(static u => u.Split('>')).Select(static u => new FolderUse(u[0], u[1], $"{u[0]}/Reads{u[1]}.cs"))];
}
