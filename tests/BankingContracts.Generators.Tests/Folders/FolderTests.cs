namespace BankingContracts.Generators.Tests.Folders;

/// <summary>The folders of a project point one way, so that a reader can begin at the ground and meet each thing after what it needs.</summary>
public sealed class FolderTests
{
    public static TheoryData<string> Projects => [.. ProjectFolders.Projects()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void TheFoldersOfAProjectPointOneWay(string project)
    {
        var uses = ProjectFolders.UsesOf(project);
        var circles = FolderCircles.Find(uses);
        Assert.True(circles.Count == 0, string.Join('\n', circles.Select(c => FolderCircles.Describe(c, uses))));
    }
}
