namespace BankingContracts.Generators.Tests.Folders;

/// <summary>The folders of a project point one way, so that a reader can begin at the ground and meet each thing after what it needs.</summary>
public sealed class FolderTests
{
    // Circles that are left. One that is gone or smaller must be corrected here, so that the list only gets shorter.
    private static readonly Dictionary<string, string[]> Left = new(StringComparer.Ordinal)
    {
        ["generators/BankingContracts.SqlCheck"] = ["Analysis, Binding, Portability", "Analysis/Binding, Analysis/Typing"],
    };

    public static TheoryData<string> Projects => [.. ProjectFolders.Projects()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void TheFoldersOfAProjectPointOneWay(string project)
    {
        var uses = ProjectFolders.UsesOf(project);
        var circles = FolderCircles.Find(uses);
        var left = Left.GetValueOrDefault(project, []);
        Assert.True(!circles.Except(left).Any(), string.Join('\n', circles.Except(left).Select(c => FolderCircles.Describe(c, uses))));
        Assert.True(!left.Except(circles).Any(), $"{project} has no circle of exactly {string.Join(" or ", left.Except(circles))} any more: correct the list.");
    }

    [Fact]
    public void OnlyProjectsThatExistHaveCirclesLeft() => Assert.Empty(Left.Keys.Except(ProjectFolders.Projects()));
}
